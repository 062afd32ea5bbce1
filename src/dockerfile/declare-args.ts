import type { TextEdit } from '../text/edit.ts';
import type { Dockerfile, Stage } from './model.ts';
import { bindingOf } from './scope.ts';

/**
 * The edit that makes ARGs known in a stage from its start: one `ARG A B` line behind FROM, for the names that are not
 * yet declared before `before`. Undefined when all are. Equal for every finding of a stage that wants the same names,
 * so that several fixes applied together insert one line.
 */
export function declareArgs(
  file: Dockerfile,
  stage: Stage,
  names: readonly string[],
  before: number,
): TextEdit | undefined {
  const missing = names.filter((name) => bindingOf(file, stage, before, name) === undefined);
  if (missing.length === 0) return undefined;
  const at = stage.from.span.end;
  const lineEnd = file.text.startsWith('\r\n', at) ? '\r\n' : '\n';
  const indent = /[ \t]*$/.exec(
    file.text.slice(lineStart(file.text, stage.from.span.start), stage.from.span.start),
  );
  return { span: { start: at, end: at }, newText: `${lineEnd}${indent?.[0] ?? ''}ARG ${missing.join(' ')}` };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
