import type { Comparison, Word } from './model.ts';

const OPERATORS = new Set(['=', '==', '!=', '=~', '<', '>', '-eq', '-ne', '-lt', '-le', '-gt', '-ge']);

/** The comparisons among the arguments of `[` or `test`; `negated` tells of a `!` before the command itself. */
export function compareWords(words: readonly Word[], negated: boolean): Comparison[] {
  const found: Comparison[] = [];
  for (let index = 2; index + 1 < words.length; index += 1) {
    const [left, operator, right] = [words[index - 1], words[index], words[index + 1]];
    if (!left || !right || operator?.value === undefined || !OPERATORS.has(operator.value)) continue;
    if (right.value === ']' && index + 2 === words.length && words[0]?.value === '[') continue;
    const not = index > 2 && words[index - 2]?.text === '!';
    const span = { start: left.span.start, end: right.span.end };
    found.push({ span, left, operator: operator.value, right, negated: negated !== not });
    index += 2;
  }
  return found;
}
