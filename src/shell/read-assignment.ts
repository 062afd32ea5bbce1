import { spanIn } from './frame.ts';
import { spanWithin, tailOf } from './make-word.ts';
import { readWord } from './read-word.ts';
import type { Assignment, Word } from './model.ts';
import type { Place, Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';

const NAME = /^["']?([A-Za-z_]\w*)\+?=/;

/** `A=1`, `A+=1`, `A[i]=1`, `A=(1 2)` as the parser has found it. */
export function readAssignment(reader: Reader, node: Syntax.Assignment, place: Place): Assignment {
  const nameSpan = spanIn(place.frame, { pos: node.pos, end: node.pos + node.name.length });
  if (node.index) readWord(reader, node.index, place);
  const array = node.value.type === 'ArrayValue' ? node.value.elements : [];
  return {
    name: node.name,
    span: spanIn(place.frame, node),
    nameSpan,
    value: node.value.type === 'Word' ? readWord(reader, node.value, place) : undefined,
    elements: array.map((element) => readWord(reader, element, place)),
  };
}

/** The assignment that a plain word is to `env`, `sudo` or `export`: `A=1`, `"A=$B"`; undefined for other words. */
export function assignmentOfWord(word: Word): Assignment | undefined {
  const match = NAME.exec(word.text);
  const name = match?.[1];
  const quoted = /^["']/.test(word.text) ? 1 : 0;
  const value = match && tailOf(word, match[0].length - quoted);
  if (name === undefined || !value) return undefined;
  const nameSpan = spanWithin(word, quoted, quoted + name.length);
  return { name, span: word.span, nameSpan, value, elements: [] };
}
