import { declareArgs } from '../../../dockerfile/declare-args.ts';
import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Fix } from '../../finding.ts';
import type { BuildFlag } from '../gates/build-flags.ts';

/**
 * Makes the settings follow the target platform, where one edit can; `flags` are of one kind and instruction, `also`
 * those of other instructions that must say the same.
 */
export function mendBuildFlags(
  file: Dockerfile,
  stage: Stage | undefined,
  instruction: Instruction,
  flags: readonly BuildFlag[],
  also: ReadonlyMap<BuildFlag, Instruction>,
): Fix | undefined {
  const [flag] = flags;
  if (flag === undefined || stage === undefined || instruction.onbuild) return undefined;
  if (flag.kind === 'cpu') return dropDefaults(file, flags);
  if (flag.kind !== 'goarch' && flag.kind !== 'dotnet') return undefined;
  const edits = [...flags, ...also.keys()].map((one) =>
    one.kind === 'goarch' ? editVariable(file, one) : editOption(file, one),
  );
  if (edits.includes(undefined)) return undefined;
  const starts = [instruction, ...also.values()].map(({ span }) => span.start);
  const declaration = declareArgs(file, stage, ['TARGETARCH'], Math.min(...starts));
  const what = flag.kind === 'goarch' ? `${flag.variable ?? 'GOARCH'}=$TARGETARCH` : '-a $TARGETARCH';
  return {
    title: declaration === undefined ? `Set ${what}` : `Declare ARG TARGETARCH and set ${what}`,
    preferred: flag.kind === 'goarch' && instruction.kind !== 'arg',
    edits: [
      ...(declaration === undefined ? [] : [declaration]),
      ...edits.filter((edit) => edit !== undefined),
    ],
  };
}

function editVariable(file: Dockerfile, { value }: BuildFlag): TextEdit | undefined {
  return isPlain(file, value.span.start, value.span.end)
    ? { span: value.span, newText: '$TARGETARCH' }
    : undefined;
}

/** `-r linux-x64` is `-a $TARGETARCH`: the command line of .NET knows Docker's names of architectures. */
function editOption(file: Dockerfile, { span, text }: BuildFlag): TextEdit | undefined {
  if (!isPlain(file, span.start, span.end)) return undefined;
  const newText = text.includes('-musl-') ? '--os linux-musl -a $TARGETARCH' : '-a $TARGETARCH';
  return { span, newText };
}

/** Not continued over lines or partly quoted. */
function isPlain(file: Dockerfile, start: number, end: number): boolean {
  return /^(?:"[\w.-]+"|'[\w.-]+'|[\w.= -]+)$/.test(file.text.slice(start, end));
}

/** Flags that only say what a compiler for amd64 does anyway. */
const DEFAULTS = /^(?:-m64|-march=x86-64|-C ?target-cpu=x86-64)$/;

function dropDefaults(file: Dockerfile, flags: readonly BuildFlag[]): Fix | undefined {
  if (!flags.every(({ text }) => DEFAULTS.test(text))) return undefined;
  let taken = 0;
  const edits = flags.map(({ span }): TextEdit => {
    let { start, end } = span;
    if (start > taken && file.text[start - 1] === ' ') start--;
    else if (file.text[end] === ' ') end++;
    taken = end;
    return { span: { start, end }, newText: '' };
  });
  return { title: `Remove ${flags[0]?.text ?? ''}, which is the default`, preferred: true, edits };
}
