import type { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { Paint, Style } from '../paint.ts';
import { cellsOf, printable } from './printable.ts';

export interface FrameStyle {
  readonly paint: Paint;
  readonly color: Style;
  /** The width to keep to; 100 where there is no terminal. */
  readonly columns: number | undefined;
}

const TAB = '  ';
const DEFAULT_COLUMNS = 100;
/** How much of a long line stands before the range. */
const LEAD = 20;

/**
 * The line of the cause with its range underlined, and the line above. A long line is cut on both sides of the range.
 * @returns lines without their ends
 */
export function codeFrame(text: string, lines: LineIndex, span: Span, style: FrameStyle): string[] {
  const { line, column } = lines.position(span.start);
  const numbers = String(line + 1).length;
  const width = Math.max(40, (style.columns ?? DEFAULT_COLUMNS) - numbers - 4);
  const lineText = (index: number): string => {
    return text.slice(lines.lineStart(index), lines.lineStart(index + 1)).replace(/[\r\n]+$/, '');
  };
  const row = (number: string, content: string): string => {
    return `${style.paint('dim', ` ${number.padStart(numbers)} |`)}${content === '' ? '' : ` ${content}`}`;
  };
  const cause = lineText(line);
  const end = Math.max(column, Math.min(column + span.end - span.start, cause.length));
  const shown = fit(cause, column, end, width);
  const above = line > 0 ? lineText(line - 1) : '';
  return [
    ...(above.trim() === '' ? [] : [row(String(line), fit(above, 0, 0, width).line)]),
    row(String(line + 1), shown.line),
    row('', `${' '.repeat(shown.before)}${style.paint(style.color, '^'.repeat(Math.max(1, shown.range)))}`),
  ];
}

/**
 * The part of a line around [start, end) that fits into `width` columns, with tabs and unprintable characters replaced,
 * and where the range is in it, in columns.
 */
function fit(
  line: string,
  start: number,
  end: number,
  width: number,
): { line: string; before: number; range: number } {
  // What is farther away is not shown anyway, and a line may be a megabyte long.
  const from = Math.max(0, start - 2 * width);
  const to = Math.min(line.length, Math.max(end, start + 2 * width), start + 4 * width);
  const before = cellsIn(line.slice(from, start));
  const range = cellsIn(line.slice(start, Math.min(end, to)));
  const cells = [...before, ...range, ...cellsIn(line.slice(Math.min(end, to), to))];
  // The range is in the middle, unless that would waste space at one end.
  const lead = Math.max(LEAD, (width - range.length) >> 1);
  const last = Math.max(0, cells.length - width);
  const first = Math.min(Math.max(0, before.length - lead), last);
  const shown = cells.slice(first, first + width);
  if (first > 0 || from > 0) shown[0] = '\u2026';
  if (first + width < cells.length || to < line.length) shown[shown.length - 1] = '\u2026';
  const visible = Math.min(range.length, width - (before.length - first));
  return { line: shown.join(''), before: before.length - first, range: visible };
}

/** A text by columns of the terminal: a wide character is followed by an empty cell, a mark joins the one before it. */
function cellsIn(text: string): string[] {
  const cells: string[] = [];
  for (const character of printable(text.replaceAll('\t', TAB))) {
    const width = cellsOf(character);
    if (width > 0) cells.push(character, ...(width === 2 ? [''] : []));
    else if (cells.length > 0) cells.push(`${cells.pop() ?? ''}${character}`);
  }
  return cells;
}
