import type { Span } from '../text/span.ts';

/**
 * The text of an instruction after its continued lines are joined, as BuildKit joins them: the escape character, the
 * line end and whole comment or empty lines in between are dropped and nothing is put in their place, so that a word
 * can go on across lines. Every place maps back to the document.
 */
export interface LogicalText {
  readonly text: string;
  /** What it covers in the document, dropped pieces included. */
  readonly span: Span;
  /** Pieces of the document that `text` is made of, in order. */
  readonly pieces: readonly Span[];
  /** Where each piece begins in `text`. */
  readonly starts: readonly number[];
}

/** The kept `pieces` of `source` as one text; without any it stands empty at `at`. */
export function joinPieces(source: string, pieces: readonly Span[], at: number): LogicalText {
  const texts: string[] = [];
  const starts: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    texts.push(source.slice(piece.start, piece.end));
    length += piece.end - piece.start;
  }
  const span = { start: pieces[0]?.start ?? at, end: pieces[pieces.length - 1]?.end ?? at };
  return { text: texts.join(''), span, pieces, starts };
}

/** The part `[start, end)` of a logical text. */
export function sliceLogical(logical: LogicalText, start: number, end = logical.text.length): LogicalText {
  const pieces: Span[] = [];
  const starts: number[] = [];
  let length = 0;
  for (let index = pieceAt(logical, start); index < logical.pieces.length; index++) {
    const piece = logical.pieces[index];
    const passed = logical.starts[index];
    if (piece === undefined || passed === undefined || passed >= end) break;
    const from = piece.start + Math.max(0, start - passed);
    const to = Math.min(piece.end, piece.start + end - passed);
    if (from >= to) continue;
    pieces.push({ start: from, end: to });
    starts.push(length);
    length += to - from;
  }
  const at = documentOffset(logical, start);
  const span = { start: pieces[0]?.start ?? at, end: pieces[pieces.length - 1]?.end ?? at };
  return { text: logical.text.slice(start, end), span, pieces, starts };
}

/** The document span of `text.slice(start, end)`; what was dropped inside is covered. */
export function documentSpan(logical: LogicalText, start: number, end: number): Span {
  if (end <= start) {
    const at = documentOffset(logical, start);
    return { start: at, end: at };
  }
  return { start: documentOffset(logical, start), end: documentOffset(logical, end - 1) + 1 };
}

function documentOffset(logical: LogicalText, offset: number): number {
  const index = pieceAt(logical, offset);
  const piece = logical.pieces[index];
  if (piece === undefined) return logical.span.start;
  return Math.min(piece.start + offset - (logical.starts[index] ?? 0), piece.end);
}

/** The piece that holds an offset of the text; bisected, or long continued RUNs would take quadratic time. */
function pieceAt(logical: LogicalText, offset: number): number {
  let low = 0;
  let high = logical.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((logical.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
