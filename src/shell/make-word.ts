import type { Span } from '../text/span.ts';
import type { Part, Word } from './model.ts';

function valueOf(parts: readonly Part[]): string | undefined {
  let value = '';
  for (const part of parts) {
    if (part.kind === 'literal') value += part.value;
    else if (part.kind === 'other' && isGlob(part.text)) value += part.text;
    else return undefined;
  }
  return value;
}

/** Globs stay in a value: a URL with `?` is still that URL, and the pattern `*` is still `*`. */
function isGlob(text: string): boolean {
  return text === '*' || text === '?' || (text.startsWith('[') && !text.includes('$'));
}

/** A word from its parts; its value follows from them. */
export function makeWord(span: Span, text: string, parts: readonly Part[]): Word {
  return { span, text, value: valueOf(parts), parts };
}

/** The document span of `[from, to)` of a word's text; the whole word where its text was decoded. */
export function spanWithin(word: Word, from: number, to: number): Span {
  if (word.text.length !== word.span.end - word.span.start) return word.span;
  return { start: word.span.start + from, end: word.span.start + to };
}

/**
 * What follows the first `count` code units of a word's value: the value in `NAME=value` or `--output=value`.
 * Undefined where those do not stand in one literal as they are.
 */
export function tailOf(word: Word, count: number): Word | undefined {
  const first = word.parts[0];
  if (first?.kind !== 'literal') return undefined;
  const mark = /^["']/.exec(word.text)?.[0] ?? '';
  const from = mark.length + count;
  if (word.text.slice(mark.length, from) !== first.value.slice(0, count) || first.value.length < count)
    return undefined;
  const last = word.parts.at(-1);
  // The mark that opens the word closes at its end, unless something follows the string: `"A=x"y`.
  const closed = mark !== '' && word.text.length > from && word.text.endsWith(mark) && last?.kind !== 'other';
  const to = word.text.length - (closed ? 1 : 0);
  const decoded = word.text.length !== word.span.end - word.span.start;
  const span = decoded ? first.span : { start: first.span.start + count, end: first.span.end };
  const rest = { ...first, value: first.value.slice(count), span };
  const parts = [...(rest.value === '' ? [] : [rest]), ...word.parts.slice(1)];
  return makeWord(spanWithin(word, from, to), word.text.slice(from, to), parts);
}
