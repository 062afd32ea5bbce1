import { forEachChild } from './syntax.ts';
import type { Extent } from './frame.ts';
import type { Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';

/**
 * Where a construct stands. The parser gives those whose end is missing (`if a; then b`) no length:
 * in a script with errors the extent is made to reach to the end of all that is in it.
 */
export function extentOf(reader: Reader, node: Syntax.SyntaxNode): Extent {
  if (reader.complete || node.type === 'Command' || node.type === 'Word') return node;
  let end = node.end;
  forEachChild(node, (child) => {
    end = Math.max(end, extentOf(reader, child).end);
  });
  return { pos: node.pos, end };
}
