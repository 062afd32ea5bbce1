import { expandWord, variablesOf } from '../../dockerfile/expand.ts';
import { globalLookup } from '../../dockerfile/global-scope.ts';
import type { ArgInstruction, Dockerfile, Variable } from '../../dockerfile/model.ts';
import { boundFrom, stageLookup } from '../../dockerfile/scope.ts';
import { type AutomaticArg, automaticValues, isAutomaticArg } from '../../platform/automatic-args.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Finding } from '../finding.ts';
import type { Severity } from '../../project/rule-settings.ts';
import { platformList } from '../platform-list.ts';
import { AUTOMATIC_ARG } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { dropVariables } from './fixes/drop-global-arg.ts';
import { argArrivals } from './gates/arg-arrivals.ts';
import { fileTargets } from './gates/file-targets.ts';
import { goarmAssignments } from './gates/goarm.ts';

export const platformArgDefault: DockerfileRule = {
  id: 'platform-arg-default',
  language: 'dockerfile',
  mentions: AUTOMATIC_ARG,
  severity: 'error',
  summary: 'A default on a platform ARG replaces the value that BuildKit sets',
  docs: {
    why: 'A default in the Dockerfile beats the automatic value, in a stage and before the first `FROM`. `ARG TARGETARCH=amd64` makes every build take `amd64`, also the one for linux/arm64, whose image then holds amd64 code. It is no harmless fallback: without a default BuildKit always sets the value.',
    wrong: 'FROM golang:1.24\nARG TARGETARCH=amd64\nRUN GOARCH=$TARGETARCH go build -o /app',
    right: 'FROM golang:1.24\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app',
    silent:
      'Other names (`ARCH`, `BUILD_ARCH`); a default that is right for all target platforms; a default that starts from the automatic value (a global `ARG TARGETPLATFORM=${TARGETPLATFORM:-linux/amd64}`). `TARGETOS=linux` gets information only.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file, context) {
    const targets = fileTargets(context);
    for (const instruction of file.instructions) {
      if (instruction.kind !== 'arg') continue;
      for (const variable of instruction.variables) {
        if (variable.value === undefined || !isAutomaticArg(variable.name)) continue;
        if (keepsAutomatic(file, instruction, variable)) continue;
        yield* judge(file, instruction, variable, variable.name, targets);
      }
    }
  },
};

/** `${TARGETARCH:-amd64}`: before FROM, or where the stage has the variable already, that is the automatic value. */
function keepsAutomatic(
  file: Dockerfile,
  { stage }: ArgInstruction,
  { name, value, span }: Variable,
): boolean {
  if (value === undefined || !variablesOf(value).some((variable) => variable.name === name)) return false;
  const own = stage === undefined ? undefined : file.stages[stage];
  return own === undefined || (boundFrom(file, own, name) ?? Infinity) <= span.start;
}

/** What the ARG holds in the build for a target, and what it would hold without the default. */
interface Outcome {
  readonly target: Platform;
  readonly given: string | undefined;
  readonly automatic: string;
}

function outcomes(
  file: Dockerfile,
  instruction: ArgInstruction,
  { value, span }: Variable,
  name: AutomaticArg,
  targets: readonly Platform[],
): Outcome[] {
  const stage = file.stages[instruction.stage ?? -1];
  return targets.map((target) => {
    // Several platforms are built on one machine, so that is another one than the target's for some of them.
    const build = targets.find(({ architecture }) => architecture !== target.architecture) ?? target;
    const values = automaticValues(target, build);
    const lookup =
      stage === undefined
        ? globalLookup(file, values, span.start)
        : stageLookup(file, stage, span.start, values);
    const given = value === undefined ? '' : expandWord(value, lookup).value;
    return { target, given, automatic: values[name] };
  });
}

function* judge(
  file: Dockerfile,
  instruction: ArgInstruction,
  variable: Variable,
  name: AutomaticArg,
  targets: readonly Platform[],
): Generator<Finding> {
  const all = outcomes(file, instruction, variable, name, targets);
  const sources = variable.value === undefined ? [] : variablesOf(variable.value);
  // `${TARGETPLATFORM%%/*}` follows the automatic values in a way that is not followed here.
  const isDerived = sources.length > 0 && sources.every((source) => isAutomaticArg(source.name));
  const harmed = all
    .filter(({ given, automatic }) => (given === undefined ? !isDerived : given !== automatic))
    .map(({ target }) => target);
  const isLinux =
    name.endsWith('OS') && variable.value?.value === 'linux' && targets.every(({ os }) => os === 'linux');
  if (harmed.length === 0 && !isLinux) return;
  const isGlobal = instruction.stage === undefined;
  const related = argArrivals(file, instruction, name);
  // Before FROM, a value that nobody takes does no harm; in a stage every RUN has it in its environment.
  const isUnused = isGlobal && related.length === 0;
  const severity = isUnused ? 'information' : severityOf(file, name, variable, harmed);
  const text = file.text.slice(variable.span.start, variable.span.end);
  const ends = file.text.slice(variable.nameSpan.end, variable.span.end);
  const given = all[0]?.given;
  const isBuild = name.startsWith('BUILD');
  const isOfBuild =
    !isBuild &&
    given !== '' &&
    sources.some((source) => source.name.startsWith('BUILD') && source.operand?.value !== given);
  const value = isOfBuild
    ? "the build machine's"
    : given === undefined
      ? 'the same value'
      : given === ''
        ? 'an empty value'
        : `\`${given}\``;
  const effect = isUnused
    ? 'whoever uses it below gets that for every platform; nothing does yet'
    : harmed.length === 0
      ? 'that is `linux` for all target platforms anyway, so the default is needless'
      : isBuild
        ? `${value} is taken for the machine that builds, whatever it really is`
        : `builds for ${platformList(harmed)} get ${value}${harmed.length < all.length ? ' too' : ''}`;
  // A value that the variable could never have (`x86_64`) may be what the rest of the file expects.
  const isUsual = given !== undefined && isUsualValue(name, given);
  yield {
    message: `\`${text}\` replaces the value that BuildKit sets${harmed.length === 0 ? ':' : ', so'} ${effect}. Remove ${isGlobal ? 'the line: FROM needs no ARG for it' : `\`${ends}\``}.`,
    span: { start: variable.nameSpan.end, end: variable.span.end },
    ...(severity === 'error' ? {} : { severity }),
    ...(related.length === 0 ? {} : { related }),
    fixes: [
      isGlobal
        ? {
            title: `Remove the global ARG ${name}`,
            preferred: isUsual,
            edits: dropVariables(file, instruction, (other) => other.name === name),
          }
        : {
            title: `Remove the default of ${name}`,
            preferred: isUsual,
            edits: [{ span: { start: variable.nameSpan.end, end: variable.span.end }, newText: '' }],
          },
    ],
  };
}

function severityOf(
  file: Dockerfile,
  name: AutomaticArg,
  { value }: Variable,
  harmed: readonly Platform[],
): Severity {
  if (harmed.length === 0) return 'information';
  if (name !== 'TARGETVARIANT' || value?.value !== '') return 'error';
  // Without GOARM go builds for v7, which a v6 machine does not run.
  const hasV6 = harmed.some(({ architecture, variant }) => architecture === 'arm' && variant === 'v6');
  return hasV6 && goarmAssignments(file).length > 0 ? 'error' : 'warning';
}

function isUsualValue(name: AutomaticArg, value: string): boolean {
  if (name.endsWith('PLATFORM'))
    return /^(?:linux|windows)\/(?:amd64|arm64|arm\/v[5-7]|386|ppc64le|s390x|riscv64)$/.test(value);
  if (name.endsWith('ARCH')) return /^(?:amd64|arm64|arm|386|ppc64le|s390x|riscv64)$/.test(value);
  return name.endsWith('OS') ? /^(?:linux|windows)$/.test(value) : true;
}
