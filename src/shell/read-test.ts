import { extentOf } from './extent-of.ts';
import { spanIn, textIn } from './frame.ts';
import { makeWord } from './make-word.ts';
import { readWord } from './read-word.ts';
import { reserve } from './reader.ts';
import type { Comparison, Word } from './model.ts';
import type { Extent } from './frame.ts';
import type { Place, Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';

/** `[[ ... ]]`: its comparisons, and a command named `[[` so that nothing it expands is lost. */
export function readTest(reader: Reader, node: Syntax.TestCommand, place: Place): void {
  const slot = reserve(reader.commands);
  const words: Word[] = [mark(place, { pos: node.pos, end: node.pos + 2 })];
  readExpression(reader, node.expression, place, words);
  if (textIn(place.frame, node).endsWith(']]') && node.end - node.pos >= 4) {
    words.push(mark(place, { pos: node.end - 2, end: node.end }));
  }
  const { branches, loops, then, pipeline, within } = place;
  const span = spanIn(place.frame, extentOf(reader, node));
  const where = { branches, loops, then, pipeline, within };
  reader.commands[slot] = { span, name: '[[', words, assignments: [], redirects: [], ...where };
}

/** Adds comparisons to the script and to the condition that this is part of. */
export function addComparisons(reader: Reader, place: Place, found: readonly Comparison[]): void {
  for (const comparison of found) {
    reader.comparisons.push(comparison);
    place.condition?.push(comparison);
  }
}

function readExpression(reader: Reader, node: Syntax.TestExpression, place: Place, words: Word[]): void {
  switch (node.type) {
    case 'TestLogical':
      for (const operand of node.operands) readExpression(reader, operand, place, words);
      return;
    case 'TestGroup':
      readExpression(reader, node.expression, place, words);
      return;
    case 'TestNot': {
      const odd = node.negations.length % 2 === 1;
      readExpression(reader, node.operand, { ...place, negated: place.negated !== odd }, words);
      return;
    }
    case 'TestUnary':
      words.push(...marksBetween(place, node.pos, node.operand.pos), readWord(reader, node.operand, place));
      return;
    case 'TestBinary': {
      const left = readWord(reader, node.left, place);
      const right = readWord(reader, node.right, place);
      words.push(left, ...marksBetween(place, node.left.end, node.right.pos), right);
      const span = spanIn(place.frame, { pos: node.left.pos, end: node.right.end });
      addComparisons(reader, place, [{ span, left, operator: node.operator, right, negated: place.negated }]);
    }
  }
}

/** The operator that stands between two offsets; nodes do not say where it is. */
function marksBetween(place: Place, from: number, to: number): Word[] {
  const text = textIn(place.frame, { pos: from, end: to });
  const trimmed = text.trim();
  const pos = from + text.length - text.trimStart().length;
  return trimmed === '' ? [] : [mark(place, { pos, end: pos + trimmed.length })];
}

function mark(place: Place, extent: Extent): Word {
  const span = spanIn(place.frame, extent);
  const text = textIn(place.frame, extent);
  return makeWord(span, text, [{ kind: 'literal', span, value: text, quote: 'none' }]);
}
