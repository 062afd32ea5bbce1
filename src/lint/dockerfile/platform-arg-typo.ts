import { declareArgs } from '../../dockerfile/declare-args.ts';
import { variablesOf } from '../../dockerfile/expand.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { AutomaticArg } from '../../platform/automatic-args.ts';
import type { VariablePart } from '../../shell/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Finding } from '../finding.ts';
import type { DockerfileRule } from '../rule.ts';
import { argUses, namesSetIn } from './gates/arg-uses.ts';
import { gluedArg, intendedArg } from './gates/intended-arg.ts';

export const platformArgTypo: DockerfileRule = {
  id: 'platform-arg-typo',
  language: 'dockerfile',
  mentions: /TARGET|ARCH|PLATFORM|VARIANT|BUILD_?OS|(?:target|build)(?:arch|platform|os|variant)/,
  severity: 'warning',
  summary: 'A variable that nothing declares has nearly the name of a platform variable',
  docs: {
    why: 'BuildKit sets `TARGETARCH`, `TARGETPLATFORM` and their like under exactly these names. `$TARGET_ARCH` or `$TARGETPLATORM` is empty on every platform unless the file declares it, and the build goes on with the wrong value or fails with a strange message. The same happens to `app_$TARGETOS_$TARGETARCH`: the shell reads `$TARGETOS_`.',
    wrong: 'FROM golang:1.24\nARG TARGETARCH\nRUN GOARCH=$TARGET_ARCH go build -o /app',
    right: 'FROM golang:1.24\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app',
    silent:
      'When any ARG or ENV of the file declares the name, or the script sets it or reads it from a file.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file) {
    const declared = new Set(
      file.instructions.flatMap((instruction) =>
        instruction.kind === 'arg' || instruction.kind === 'env'
          ? instruction.variables.map(({ name }) => name)
          : [],
      ),
    );
    for (const instruction of file.instructions) {
      const isSet = namesSetIn(instruction);
      const slips = new Map<string, VariablePart[]>();
      for (const use of usesIn(instruction)) {
        if (declared.has(use.name) || isSet(use.name) || meantBy(file, use) === undefined) continue;
        slips.set(use.name, [...(slips.get(use.name) ?? []), use]);
      }
      for (const uses of slips.values()) yield* describe(file, instruction, uses);
    }
  },
};

function usesIn(instruction: Instruction): VariablePart[] {
  if (instruction.kind !== 'from') return argUses(instruction);
  const words = [instruction.platform?.value, instruction.image];
  return words.flatMap((word) => (word === undefined ? [] : variablesOf(word)));
}

function isBraced(file: Dockerfile, { span }: VariablePart): boolean {
  return file.text.charAt(span.start + 1) === '{';
}

function meantBy(file: Dockerfile, use: VariablePart): AutomaticArg | undefined {
  const glued = isBraced(file, use) ? undefined : gluedArg(use.name);
  return glued ?? intendedArg(use.name);
}

function* describe(
  file: Dockerfile,
  instruction: Instruction,
  uses: readonly VariablePart[],
): Generator<Finding> {
  const [first] = uses;
  const meant = first === undefined ? undefined : meantBy(file, first);
  if (first === undefined || meant === undefined) return;
  const isGlued = !isBraced(file, first) && gluedArg(first.name) === meant;
  const wanted = isGlued ? `\${${meant}}${first.name.slice(meant.length)}` : meant;
  const stage = instruction.kind === 'from' ? undefined : file.stages[instruction.stage ?? -1];
  const declare = stage === undefined ? undefined : declareArgs(file, stage, [meant], instruction.span.start);
  const renames = uses.map((use) => renameEdit(file, use, meant)).filter((edit) => edit !== undefined);
  const problem = isGlued
    ? `\`$${first.name}\` is read as one name, which nothing declares`
    : `Nothing declares \`${first.name}\``;
  const isWhole = renames.length === uses.length;
  yield {
    message: `${problem}, so it is empty on every platform. Use \`${isGlued ? wanted : `$${wanted}`}\`${declare === undefined ? '' : ` and declare it with \`ARG ${meant}\``}.`,
    span: first.span,
    ...(isWhole
      ? {
          fixes: [
            {
              title: isGlued ? `Write \`${wanted}\`` : `Rename to ${meant}`,
              preferred: true,
              edits: [...(declare === undefined ? [] : [declare]), ...renames],
            },
          ],
        }
      : {}),
  };
}

/** Undefined where the name does not stand in the document as it is (continued lines, arithmetic). */
function renameEdit(file: Dockerfile, use: VariablePart, meant: AutomaticArg): TextEdit | undefined {
  const braced = isBraced(file, use);
  const start = use.span.start + (braced ? 2 : 1);
  const span = { start, end: start + use.name.length };
  if (file.text.slice(span.start, span.end) !== use.name) return undefined;
  const isGlued = !braced && gluedArg(use.name) === meant;
  return { span, newText: isGlued ? `{${meant}}${use.name.slice(meant.length)}` : meant };
}
