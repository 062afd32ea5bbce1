import type { Word } from '../../../shell/model.ts';
import type { Span } from '../../../text/span.ts';
import type { TextEdit } from '../../../text/edit.ts';

/**
 * Puts `$(...)` or `$NAME` in the place of a literal piece of a shell word, quoted so that it is expanded there: in single
 * quotes these are closed around it. Undefined where the piece does not stand in the document as it is.
 */
export function commandSubstitution(
  text: string,
  word: Word,
  span: Span,
  replacement: string,
): TextEdit | undefined {
  const part = word.parts.find((one) => one.span.start <= span.start && span.end <= one.span.end);
  if (part?.kind !== 'literal') return undefined;
  if (part.quote !== 'single') return { span, newText: replacement };
  const marked = text[part.span.start - 1] === "'" && text[part.span.end] === "'";
  return marked ? { span, newText: `'"${replacement}"'` } : undefined;
}
