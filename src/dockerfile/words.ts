import type { Part, Word } from '../shell/model.ts';
import type { Span } from '../text/span.ts';
import { documentSpan, type LogicalText } from './logical-text.ts';

/** `${NAME:-word}` and the other forms that BuildKit expands; longer operators first. */
const OPERATOR = /^(:[-+?=]|##?|%%?|\/\/?|[-+?=])/;
/** Deeper operands are kept as text: nobody writes them, and a hostile file must not exhaust the stack. */
const MAX_DEPTH = 32;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*|^[0-9*@#?$!-]/;

/**
 * The words of instruction arguments that BuildKit itself expands (FROM, ARG, ENV, COPY, ...): separated by white
 * space outside quotes, `$NAME` and `${NAME...}` as parts.
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go
 */
export function readWords(logical: LogicalText, escape: string): Word[] {
  return wordRanges(logical.text, escape).map(({ start, end }) => readWord(logical, start, end, escape));
}

/** Where the words of a text begin and end, in offsets of that text. */
export function wordRanges(text: string, escape: string): Span[] {
  const ranges: Span[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const end = wordEnd(text, at, escape);
    ranges.push({ start: at, end });
    at = end;
  }
  return ranges;
}

/** Where the word that begins at `start` ends: at white space outside quotes and `${...}`. */
export function wordEnd(text: string, start: number, escape: string): number {
  let quote = '';
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === escape && quote !== "'") at++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '{' && text[at - 1] === '$') depth++;
    else if (char === '}' && depth > 0) depth--;
    else if (depth === 0 && /\s/.test(char)) break;
  }
  return Math.min(at, text.length);
}

/** `text.slice(start, end)` as one word, whatever white space it holds. */
export function readWord(logical: LogicalText, start: number, end: number, escape: string, depth = 0): Word {
  const text = logical.text.slice(start, end);
  const span = documentSpan(logical, start, end);
  if (!/["'$]/.test(text) && !text.includes(escape)) {
    const parts: Part[] = text === '' ? [] : [{ kind: 'literal', span, value: text, quote: 'none' }];
    return { span, text, value: text, parts };
  }
  const parts = new WordReader(logical, start, end, escape, depth).read();
  return { span, text, value: literalValue(parts), parts };
}

function literalValue(parts: readonly Part[]): string | undefined {
  const values: string[] = [];
  for (const part of parts) {
    if (part.kind !== 'literal') return undefined;
    values.push(part.value);
  }
  return values.join('');
}

type Quote = 'none' | 'single' | 'double';

class WordReader {
  readonly #parts: Part[] = [];
  #value = '';
  #valueStart: number;
  #valueEnd: number;
  #quote: Quote = 'none';
  readonly #braces: ReadonlyMap<number, number>;

  constructor(
    private readonly logical: LogicalText,
    private readonly start: number,
    private readonly end: number,
    private readonly escape: string,
    private readonly depth: number,
  ) {
    this.#braces = closingBraces(logical.text, start, end);
    this.#valueStart = start;
    this.#valueEnd = start;
  }

  read(): Part[] {
    const { text } = this.logical;
    let at = this.start;
    while (at < this.end) {
      const char = text.charAt(at);
      if (this.#quote !== 'double' && char === "'") {
        at = this.#turn(at, 'single');
      } else if (this.#quote !== 'single' && char === '"') {
        at = this.#turn(at, 'double');
      } else if (this.#quote !== 'single' && char === this.escape && at + 1 === this.end) {
        at++; // at the very end it stands for nothing
      } else if (this.#quote !== 'single' && char === this.escape) {
        // Inside double quotes the escape character only escapes itself, `$` and the quote.
        const next = text.charAt(at + 1);
        const drops = this.#quote === 'none' || next === '"' || next === '$' || next === this.escape;
        this.#literal(drops ? next : char + next, at, at + 2);
        at += 2;
      } else if (this.#quote !== 'single' && char === '$') {
        at = this.#variable(at);
      } else {
        this.#literal(char, at, at + 1);
        at++;
      }
    }
    this.#flush();
    return this.#parts;
  }

  #turn(at: number, quote: Quote): number {
    this.#flush();
    this.#quote = this.#quote === quote ? 'none' : quote;
    this.#valueStart = this.#valueEnd = at + 1;
    return at + 1;
  }

  #literal(value: string, start: number, end: number): void {
    if (this.#value === '') this.#valueStart = start;
    this.#value += value;
    this.#valueEnd = end;
  }

  #flush(): void {
    if (this.#value !== '') {
      const span = documentSpan(this.logical, this.#valueStart, this.#valueEnd);
      this.#parts.push({ kind: 'literal', span, value: this.#value, quote: this.#quote });
    }
    this.#value = '';
  }

  #variable(at: number): number {
    const { text } = this.logical;
    const braced = text.charAt(at + 1) === '{';
    const nameAt = braced ? at + 2 : at + 1;
    const name = NAME.exec(text.slice(nameAt, Math.min(this.end, nameAt + 256)))?.[0];
    if (name === undefined) {
      this.#literal('$', at, at + 1);
      return at + 1;
    }
    let end = nameAt + name.length;
    let operator: string | undefined;
    let operand: Word | undefined;
    if (braced) {
      const close = this.#braces.get(at);
      if (close === undefined) {
        this.#literal('$', at, at + 1);
        return at + 1;
      }
      operator = OPERATOR.exec(text.slice(end, end + 2))?.[0];
      if (operator !== undefined && this.depth < MAX_DEPTH) {
        operand = readWord(this.logical, end + operator.length, close, this.escape, this.depth + 1);
      }
      end = close + 1;
    }
    this.#flush();
    const span = documentSpan(this.logical, at, end);
    const quote = this.#quote === 'double' ? 'double' : 'none';
    this.#parts.push({ kind: 'variable', span, name, operator, operand, index: undefined, quote });
    return end;
  }
}

/** For each `${` in the range the place of the brace that closes it, found in one pass. */
function closingBraces(text: string, start: number, end: number): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = start; at < end; at++) {
    if (text[at] === '{' && at > start && text[at - 1] === '$') open.push(at - 1);
    else if (text[at] === '}') {
      const dollar = open.pop();
      if (dollar !== undefined) closing.set(dollar, at);
    }
  }
  return closing;
}
