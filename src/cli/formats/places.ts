import type { Span } from '../../text/span.ts';
import type { LineIndex } from '../../text/line-index.ts';

/** A range as reports give it: from 1, columns in UTF-16 code units, the end exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function placeOf(lines: LineIndex, span: Span): Place {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return { line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}
