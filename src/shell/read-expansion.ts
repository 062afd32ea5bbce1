import { spanIn, textIn } from './frame.ts';
import { inner } from './reader.ts';
import { noted, simpleVariable } from './simple-variable.ts';
import { forEachChild } from './syntax.ts';
import type { CommandPart, OtherPart, Part } from './model.ts';
import type { Frame } from './frame.ts';
import type { Place, Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';

type ReadParts = (reader: Reader, nodes: readonly Syntax.WordPart[], place: Place) => Part[];

/** `$(...)`, backticks or `${ ...; }`: the part, and its commands into the reader. */
export function readCommandPart(
  reader: Reader,
  node: Syntax.CommandExpansionPart | Syntax.ArithmeticCommandExpansion,
  place: Place,
): CommandPart {
  const span = spanIn(place.frame, node);
  const known = place.frame.fixed ? undefined : reader.expansions.get(span.start);
  if (known) return known;
  const part: CommandPart = { kind: 'command', span, text: between(textIn(place.frame, node)) };
  if (!place.frame.fixed) reader.expansions.set(span.start, part);
  const frame = frameOf(node.script, place, node);
  reader.readNested(node.script, inner(place, { frame, within: part }));
  return part;
}

/** `<(...)`: its commands count, but it is no `$(...)` whose output the word becomes. */
export function readScripted(reader: Reader, node: Syntax.ProcessSubstitutionPart, place: Place): OtherPart {
  reader.readNested(node.script, inner(place, { frame: frameOf(node.script, place, node) }));
  return { kind: 'other', span: spanIn(place.frame, node), text: textIn(place.frame, node), parts: [] };
}

/** Arithmetic, globs and braces: kept as text, with the expansions found anywhere below `roots`. */
export function readOther(
  reader: Reader,
  node: { readonly pos: number; readonly end: number },
  roots: readonly (Syntax.ArithmeticExpression | Syntax.WordPart)[],
  place: Place,
  readParts: ReadParts,
): OtherPart {
  const parts: Part[] = [];
  // A stack and no recursion: `1+1+1+...` is a tree as deep as it is long.
  const todo: Syntax.SyntaxNode[] = [...roots].reverse();
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.type === 'ArithmeticCommandExpansion') {
      parts.push(readCommandPart(reader, next, place));
    } else if (next.type === 'ArithmeticWord' && !next.parts && next.value.startsWith('$')) {
      // The parser gives a lone `$N` no parts.
      parts.push(noted(reader, simpleVariable(next, place, 'none')));
    } else if (next.type.startsWith('Arithmetic') && next.type !== 'ArithmeticExpansion') {
      const children: Syntax.SyntaxNode[] = [];
      forEachChild(next, (child) => children.push(child));
      todo.push(...children.reverse());
    } else {
      parts.push(
        ...readParts(reader, [next as Syntax.WordPart], place).filter((part) => part.kind !== 'literal'),
      );
    }
  }
  return { kind: 'other', span: spanIn(place.frame, node), text: textIn(place.frame, node), parts };
}

/** Escaped backticks are parsed from decoded text of their own, whose positions mean nothing here. */
function frameOf(script: Syntax.Script | undefined, place: Place, node: { pos: number; end: number }): Frame {
  if (script?.source === undefined) return place.frame;
  return { source: script.source, start: 0, fixed: spanIn(place.frame, node) };
}

/** The text between `$(` and `)`, or between backticks; the closing mark may be missing. */
function between(text: string): string {
  const open = text.startsWith('`') ? 1 : 2;
  const close = text.startsWith('`') ? '`' : text.startsWith('${') ? '}' : ')';
  return text.slice(open, text.length > open && text.endsWith(close) ? -1 : undefined);
}
