import type { Word } from '../shell/model.ts';
import { documentSpan, type LogicalText } from './logical-text.ts';

// One JSON string; linear, since the two alternatives never match the same character.
const STRING = /"((?:[^"\\\u0000-\u001f]|\\.)*)"/y;
const BLANK = /\s*/y;

/**
 * The strings of a JSON form (`["a", "b"]`), or undefined when the arguments are not exactly that: BuildKit then reads
 * them as the shell form. A string that holds escapes has a value shorter than its span.
 */
export function readJsonWords(logical: LogicalText): Word[] | undefined {
  const { text } = logical;
  let at = skip(BLANK, text, 0);
  if (text[at] !== '[') return undefined;
  at = skip(BLANK, text, at + 1);
  const words: Word[] = [];
  if (text[at] !== ']') {
    for (;;) {
      STRING.lastIndex = at;
      const match = STRING.exec(text);
      if (match === null) return undefined;
      const value = parseString(match[0]);
      if (value === undefined) return undefined;
      const span = documentSpan(logical, at + 1, STRING.lastIndex - 1);
      words.push({
        span,
        text: match[0],
        value,
        parts: value === '' ? [] : [{ kind: 'literal', span, value, quote: 'double' }],
      });
      at = skip(BLANK, text, STRING.lastIndex);
      if (text[at] === ']') break;
      if (text[at] !== ',') return undefined;
      at = skip(BLANK, text, at + 1);
    }
  }
  return skip(BLANK, text, at + 1) === text.length ? words : undefined;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.exec(text);
  return Math.max(at, pattern.lastIndex);
}

function parseString(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined; // such as an unknown escape: not JSON, so not the exec form
  }
}
