import type { ArgInstruction, Dockerfile, Variable } from '../../../dockerfile/model.ts';
import { isAutomaticArg } from '../../../platform/automatic-args.ts';
import type { TextEdit } from '../../../text/edit.ts';

/** Whether a global ARG does nothing: BuildKit knows the automatic ARGs there without it. */
export function isUselessGlobal({ name, value }: Variable): boolean {
  return value === undefined && isAutomaticArg(name);
}

/**
 * Takes the useless names off a global ARG, or removes the whole line. Always all of them, so that the fixes of several
 * findings are one and the same edit.
 */
export function dropUselessGlobals(file: Dockerfile, arg: ArgInstruction): TextEdit[] {
  return dropVariables(file, arg, isUselessGlobal);
}

/** Takes names off an ARG with the blanks beside them, or removes the instruction where none is left. */
export function dropVariables(
  file: Dockerfile,
  arg: ArgInstruction,
  drop: (variable: Variable) => boolean,
): TextEdit[] {
  if (arg.variables.every(drop)) return [dropLines(file, arg)];
  const edits: TextEdit[] = [];
  let kept: Variable | undefined;
  let dropped: Variable | undefined;
  for (const variable of arg.variables) {
    if (drop(variable)) {
      dropped ??= variable;
      if (kept !== undefined) {
        edits.push({ span: { start: previousEnd(edits, kept), end: variable.span.end }, newText: '' });
      }
      continue;
    }
    if (kept === undefined && dropped !== undefined) {
      edits.push({ span: { start: dropped.span.start, end: variable.span.start }, newText: '' });
    }
    kept = variable;
  }
  return edits;
}

/** Names dropped one after another leave no text between their edits. */
function previousEnd(edits: readonly TextEdit[], { span }: Variable): number {
  return Math.max(span.end, edits.at(-1)?.span.end ?? 0);
}

/** Removes an instruction with its line end; of two empty lines that then meet, one goes too. */
function dropLines({ text }: Dockerfile, { span }: ArgInstruction): TextEdit {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = span.end + (/^[ \t]*(?:\r?\n|$)/.exec(text.slice(span.end, span.end + 256))?.[0].length ?? 0);
  const emptyAbove = start === 0 || /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 64), start));
  const emptyBelow = emptyAbove ? (/^[ \t]*\r?\n/.exec(text.slice(end, end + 64))?.[0].length ?? 0) : 0;
  return { span: { start, end: end + emptyBelow }, newText: '' };
}
