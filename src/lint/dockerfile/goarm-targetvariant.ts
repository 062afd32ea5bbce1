import type { Dockerfile } from '../../dockerfile/model.ts';
import { bindingsOf, boundFrom } from '../../dockerfile/scope.ts';
import type { Platform } from '../../platform/platform.ts';
import type { VariablePart } from '../../shell/model.ts';
import type { Finding } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import type { DockerfileRule } from '../rule.ts';
import { namesSetIn } from './gates/arg-uses.ts';
import { fileTargets } from './gates/file-targets.ts';
import { type GoarmAssignment, goarmAssignments } from './gates/goarm.ts';

export const goarmTargetvariant: DockerfileRule = {
  id: 'goarm-targetvariant',
  language: 'dockerfile',
  mentions: /GOARM/,
  severity: 'error',
  summary: '`GOARM=$TARGETVARIANT` gives go `v7` where it takes `7`',
  docs: {
    why: '`TARGETVARIANT` is `v7` for linux/arm/v7 and `v6` for linux/arm/v6, while go takes `GOARM=7` and stops with "invalid GOARM". On amd64 and arm64 the variable is empty, so only the build for 32-bit arm fails.',
    wrong:
      'FROM golang:1.24\nARG TARGETARCH TARGETVARIANT\nRUN GOARCH=$TARGETARCH GOARM=$TARGETVARIANT go build -o /app',
    right:
      'FROM golang:1.24\nARG TARGETARCH TARGETVARIANT\nRUN GOARCH=$TARGETARCH GOARM=${TARGETVARIANT#v} go build -o /app',
    silent:
      '`${TARGETVARIANT#v}` and other changes of the value; where the `v` is cut off later (`GOARM=$(echo "$GOARM" | cut -c2-)`); where no target platform is 32-bit arm.',
    source: 'https://go.dev/wiki/GoArm',
  },
  *check(file, context) {
    const harmed = fileTargets(context).filter(({ architecture }) => architecture === 'arm');
    if (harmed.length === 0) return;
    const assignments = goarmAssignments(file);
    if (assignments.some(isMended)) return;
    for (const assignment of assignments) {
      const part = plainVariant(assignment);
      if (part === undefined || isGivenOtherwise(file, assignment, part)) continue;
      yield describe(file, assignment, part, harmed);
    }
  },
};

/** `$TARGETVARIANT` alone, or with a default for the case that it is empty. */
function plainVariant({ value }: GoarmAssignment): VariablePart | undefined {
  const [part, ...others] = value.parts;
  const isPlain = part?.kind === 'variable' && part.name === 'TARGETVARIANT' && others.length === 0;
  return isPlain && /^(?::?[-?])?$/.test(part.operator ?? '') ? part : undefined;
}

/** Whether GOARM is made from its own value: `GOARM=${GOARM#v}`, `GOARM=$(echo $GOARM | cut -c2-)`. */
function isMended({ value }: GoarmAssignment): boolean {
  return value.parts.some(
    (part) =>
      (part.kind === 'variable' &&
        part.name === 'GOARM' &&
        part.operator !== undefined &&
        !/[-+?=]$/.test(part.operator)) ||
      (part.kind === 'command' && /\$\{?GOARM\b/.test(part.text)),
  );
}

/** Whether the file itself gives TARGETVARIANT another value. */
function isGivenOtherwise(
  file: Dockerfile,
  { instruction }: GoarmAssignment,
  { name, span }: VariablePart,
): boolean {
  const stage = file.stages[instruction.stage ?? -1];
  if (stage === undefined || namesSetIn(instruction)(name)) return true;
  const own = bindingsOf(file, stage, span.start, name).at(-1)?.variable;
  const global = file.globalBindings.get(name)?.at(-1)?.variable;
  return own?.value !== undefined || (own !== undefined && global?.value !== undefined);
}

/** Whether no ARG gives it a value here; `platform-arg-undeclared` says so, and mending that alone breaks the build. */
function isUndeclared(
  file: Dockerfile,
  { instruction }: GoarmAssignment,
  { name, span }: VariablePart,
): boolean {
  const stage = file.stages[instruction.stage ?? -1];
  return stage !== undefined && (boundFrom(file, stage, name) ?? Infinity) > span.start;
}

/** `${A#b}` outside of RUN came with version 1.7 of the Dockerfile syntax. */
function isOldSyntax(file: Dockerfile): boolean {
  const syntax = file.directives.find(({ name }) => name === 'syntax')?.value ?? '';
  const version = /:(\d+)\.(\d+)/.exec(syntax);
  return version !== null && Number(version[1]) === 1 && Number(version[2]) < 7;
}

function describe(
  file: Dockerfile,
  assignment: GoarmAssignment,
  part: VariablePart,
  harmed: readonly Platform[],
): Finding {
  const { instruction, value, isArgument } = assignment;
  const when = isUndeclared(file, assignment, part) ? ' once `TARGETVARIANT` is declared' : '';
  const variant = harmed[0]?.variant ?? 'v7';
  const cannotCut = instruction.kind !== 'run' && isOldSyntax(file);
  // In backticks with escapes the position is that of the whole.
  const isPlaced = file.text.startsWith('$', part.span.start);
  const advice = cannotCut
    ? 'Set it in the RUN that builds, as `GOARM=${TARGETVARIANT#v}`: the `# syntax=` of this file is too old to do that here'
    : 'Write `GOARM=${TARGETVARIANT#v}`';
  return {
    message: `\`GOARM=${value.text}\` makes the build for ${platformList(harmed)} fail${when}: go takes \`${variant.slice(1)}\`, not \`${variant}\`. ${advice}.`,
    span: part.span,
    ...(isArgument ? { severity: 'warning' as const } : {}),
    fixes:
      cannotCut || !isPlaced
        ? []
        : [
            {
              title: 'Cut off the v: ${TARGETVARIANT#v}',
              preferred: part.operator === undefined,
              edits: [{ span: part.span, newText: '${TARGETVARIANT#v}' }],
            },
          ],
  };
}
