import { declareArgs } from '../../dockerfile/declare-args.ts';
import { globalArg } from '../../dockerfile/global-scope.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import { boundFrom } from '../../dockerfile/scope.ts';
import { AUTOMATIC_ARGS, isAutomaticArg } from '../../platform/automatic-args.ts';
import type { VariablePart } from '../../shell/model.ts';
import { containsSpan } from '../../text/span.ts';
import type { Finding, Fix, RelatedPlace } from '../finding.ts';
import { wordList } from '../platform-list.ts';
import { AUTOMATIC_ARG } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { dropUselessGlobals, isUselessGlobal } from './fixes/drop-global-arg.ts';
import { argUses, namesSetIn } from './gates/arg-uses.ts';
import { emptinessTested } from './gates/emptiness-tested.ts';

export const platformArgUndeclared: DockerfileRule = {
  id: 'platform-arg-undeclared',
  language: 'dockerfile',
  mentions: AUTOMATIC_ARG,
  severity: 'error',
  summary: 'A platform variable is used in a stage that does not declare it, so it is empty',
  docs: {
    why: 'BuildKit gives `TARGETARCH` and its like a value in a stage only where an `ARG` names them, above the use, in the stage or in one that it is built from. Without it the variable is empty on every platform: `GOARCH=$TARGETARCH` builds for the machine that builds, `[ "$TARGETARCH" = arm64 ]` is never true. An `ARG` before the first `FROM` does not reach the stages. BuildKit does not look into shell-form `RUN`, so it warns of none of this.',
    wrong: 'FROM golang:1.24 AS build\nRUN GOARCH=$TARGETARCH go build -o /app',
    right: 'FROM golang:1.24 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app',
    silent:
      'In `FROM` itself, which needs no `ARG`; where a parent stage declares the name (also through `FROM ${VAR}`); where the script sets the name; behind `ONBUILD`; in an exec-form `RUN` without a shell; in `CMD`, `ENTRYPOINT` and `HEALTHCHECK`, where an `ARG` would not help. `${TARGETARCH:-amd64}` and scripts that test for emptiness get information only.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file) {
    for (const stage of file.stages) yield* checkStage(file, stage);
  },
};

/** The undeclared names of one instruction that share a severity. */
interface Missing {
  readonly instruction: Instruction;
  readonly uses: readonly VariablePart[];
  readonly isMild: boolean;
}

function* checkStage(file: Dockerfile, stage: Stage): Generator<Finding> {
  const bound = new Map(AUTOMATIC_ARGS.map((name) => [name, boundFrom(file, stage, name)]));
  const missing = stage.instructions.flatMap((instruction) => {
    const isSet = namesSetIn(instruction);
    // `ARG TARGETPLATFORM=${BUILDPLATFORM:-linux/amd64}` is the matter of `platform-arg-default`.
    const defaults =
      instruction.kind === 'arg' ? instruction.variables.filter(({ name }) => isAutomaticArg(name)) : [];
    const uses = argUses(instruction).filter(({ name, span }) => {
      return (
        isAutomaticArg(name) &&
        !isSet(name) &&
        !defaults.some((variable) => containsSpan(variable.span, span)) &&
        (bound.get(name) ?? Infinity) > span.start
      );
    });
    return uses.length === 0 ? [] : bySeverity(instruction, uses);
  });
  // One ARG line for all that the stage lacks: the same edit in each finding, so that they can be applied together.
  const names = AUTOMATIC_ARGS.filter((name) =>
    missing.some(({ uses }) => uses.some((use) => use.name === name)),
  );
  for (const one of missing) yield describe(file, stage, one, names);
}

function bySeverity(instruction: Instruction, uses: readonly VariablePart[]): Missing[] {
  const tested = emptinessTested(instruction);
  const isMild = ({ name, operator = '' }: VariablePart): boolean =>
    /^:?[-+]$/.test(operator) || tested.has(name);
  return [true, false].flatMap((mild) => {
    const some = uses.filter((use) => isMild(use) === mild);
    return some.length === 0 ? [] : [{ instruction, uses: some, isMild: mild }];
  });
}

function describe(file: Dockerfile, stage: Stage, missing: Missing, wanted: readonly string[]): Finding {
  const { instruction, uses, isMild } = missing;
  const names = AUTOMATIC_ARGS.filter((name) => uses.some((use) => use.name === name));
  const globals = names.flatMap((name) => globalArg(file, name) ?? []);
  const below = names.flatMap((name) => stage.bindings.get(name)?.[0] ?? []);
  const where = stage.name === undefined ? 'this stage' : `stage \`${stage.name}\``;
  const reasons = [
    ...(below.length > 0 ? ['the ARG below comes too late'] : []),
    ...(globals.length > 0 ? ['the ARG before the first FROM does not reach stages'] : []),
  ];
  const because = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
  const list = wordList(names.map((name) => `\`${name}\``));
  const isEmpty = `${list} ${names.length === 1 ? 'is' : 'are'} empty in this ${instruction.keyword}`;
  const related: RelatedPlace[] = [...globals, ...below].map(({ variable }) => ({
    message: `\`${variable.name}\` is declared here`,
    span: variable.span,
  }));
  const declaration = `ARG ${wanted.join(' ')}`;
  const isDefault = uses.every(({ operator = '' }) => /^:?-$/.test(operator));
  const effect = isDefault ? ', so the default is always taken' : '';
  return {
    message: `${isEmpty} on every platform${effect}: ${where} does not declare ${names.length === 1 ? 'it' : 'them'} above${because}. Add \`ARG ${names.join(' ')}\` behind its FROM.`,
    span: uses[0]?.span ?? instruction.keywordSpan,
    ...(isMild ? { severity: 'information' as const } : {}),
    ...(related.length > 0 ? { related } : {}),
    fixes: fixesFor(file, stage, wanted, declaration),
  };
}

function fixesFor(file: Dockerfile, stage: Stage, wanted: readonly string[], declaration: string): Fix[] {
  const declare = declareArgs(file, stage, wanted, stage.from.span.end);
  if (declare === undefined) return [];
  const useless = file.globals.filter(
    (global) =>
      global.kind === 'arg' &&
      global.variables.some((variable) => isUselessGlobal(variable) && wanted.includes(variable.name)),
  );
  const drops = useless.flatMap((global) => (global.kind === 'arg' ? dropUselessGlobals(file, global) : []));
  return [{ title: `Declare ${declaration} in this stage`, preferred: true, edits: [declare, ...drops] }];
}
