import type { Span } from '../text/span.ts';
import { heredocMarks } from './heredoc-marks.ts';
import { documentSpan, joinPieces, sliceLogical, type LogicalText } from './logical-text.ts';
import type { Heredoc } from './model.ts';

/** One instruction's lines, before anything in them is understood. */
export interface RawInstruction {
  readonly keyword: string;
  readonly keywordSpan: Span;
  readonly span: Span;
  /** What follows the keyword and the blanks behind it, heredoc bodies excluded. */
  readonly rest: LogicalText;
  readonly heredocs: readonly Heredoc[];
}

export interface LexedLines {
  readonly instructions: readonly RawInstruction[];
  readonly comments: readonly Span[];
}

const HOLDS_HEREDOCS = /^(?:RUN|COPY|ADD)$/i;
const KEYWORD = /^[^\s]+/;

/** A physical line without its line end, and where the next one begins. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/**
 * Splits a Dockerfile into instructions: joins continued lines, sets comments aside, takes heredoc bodies in.
 * Follows BuildKit's parser line by line: a continuation is an escape character, not itself escaped, before blanks
 * and the line end; comment and empty lines inside an instruction are dropped.
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go
 */
export function lexDockerfile(text: string, escape: '\\' | '`'): LexedLines {
  const instructions: RawInstruction[] = [];
  const comments: Span[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const first = lineAt(text, at);
    const start = skipBlanks(text, first.start, first.end);
    at = first.next;
    if (start === first.end) continue;
    if (text[start] === '#') {
      comments.push({ start, end: first.end });
      continue;
    }
    const pieces: Span[] = [];
    let line: Line = { ...first, start };
    let end = line.end;
    for (;;) {
      const kept = withoutContinuation(text, line, escape);
      if (kept.end > line.start) pieces.push({ start: line.start, end: kept.end });
      end = line.end;
      if (!kept.continues || line.next >= text.length) break;
      const following = nextKeptLine(text, line.next, comments);
      at = following.next;
      if (following.line === undefined) break;
      line = following.line;
    }
    const logical = joinPieces(text, pieces, start);
    const instruction = readInstruction(logical);
    if (instruction === undefined) continue;
    const heredocs: Heredoc[] = [];
    if (holdsHeredocs(instruction)) {
      for (const mark of heredocMarks(instruction.rest.text)) {
        const body = readBody(text, at, mark.name, mark.chomp);
        heredocs.push({ name: mark.name, quoted: mark.quoted, body: body.span });
        end = body.closingEnd;
        at = body.next;
      }
    }
    const { keyword, keywordSpan, rest } = instruction;
    const span = { start, end: Math.max(end, keywordSpan.end) };
    instructions.push({ keyword, keywordSpan, span, rest, heredocs });
  }
  return { instructions, comments };
}

function holdsHeredocs({ keyword, rest }: Pick<RawInstruction, 'keyword' | 'rest'>): boolean {
  const inner = keyword === 'ONBUILD' ? KEYWORD.exec(rest.text)?.[0] : undefined;
  return HOLDS_HEREDOCS.test(inner ?? keyword);
}

function lineAt(text: string, start: number): Line {
  const lineFeed = text.indexOf('\n', start);
  if (lineFeed < 0) return { start, end: text.length, next: text.length };
  let end = lineFeed;
  while (end > start && text[end - 1] === '\r') end--;
  return { start, end, next: lineFeed + 1 };
}

function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** Where the line's own text ends, and whether an unescaped escape character before trailing blanks continues it. */
function withoutContinuation(text: string, line: Line, escape: string): { end: number; continues: boolean } {
  let last = line.end - 1;
  while (last >= line.start && (text[last] === ' ' || text[last] === '\t')) last--;
  if (last < line.start || text[last] !== escape) return { end: line.end, continues: false };
  if (last > line.start && text[last - 1] === escape) return { end: line.end, continues: false };
  return { end: last, continues: true };
}

/** The next line that belongs to the instruction: comments (collected) and empty lines are passed over. */
function nextKeptLine(
  text: string,
  from: number,
  comments: Span[],
): { line: Line | undefined; next: number } {
  let at = from;
  while (at < text.length) {
    const line = lineAt(text, at);
    const start = skipBlanks(text, line.start, line.end);
    at = line.next;
    if (start === line.end) continue;
    if (text[start] !== '#') return { line, next: line.next };
    comments.push({ start, end: line.end });
  }
  return { line: undefined, next: at };
}

function readInstruction(logical: LogicalText): Omit<RawInstruction, 'span' | 'heredocs'> | undefined {
  const keyword = KEYWORD.exec(logical.text)?.[0];
  if (keyword === undefined) return undefined;
  const rest = logical.text.slice(keyword.length);
  const blanks = rest.length - rest.trimStart().length;
  return {
    keyword: keyword.toUpperCase(),
    keywordSpan: documentSpan(logical, 0, keyword.length),
    rest: sliceLogical(logical, keyword.length + blanks),
  };
}

/** A heredoc's body up to its closing line; an unclosed one runs to the end of the text. */
function readBody(text: string, from: number, name: string, chomp: boolean) {
  let at = from;
  while (at < text.length) {
    const line = lineAt(text, at);
    const start = chomp ? skipTabs(text, line.start, line.end) : line.start;
    if (line.end - start === name.length && text.startsWith(name, start)) {
      return { span: { start: from, end: line.start }, closingEnd: line.end, next: line.next };
    }
    at = line.next;
  }
  return {
    span: { start: Math.min(from, text.length), end: text.length },
    closingEnd: text.length,
    next: text.length,
  };
}

function skipTabs(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text[at] === '\t') at++;
  return at;
}
