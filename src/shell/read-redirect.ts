import { spanIn } from './frame.ts';
import { readParts, readWord } from './read-word.ts';
import type { Redirect } from './model.ts';
import type { Place, Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';

/** One redirection, with the body and the expansions of a heredoc. */
export function readRedirect(reader: Reader, node: Syntax.Redirection, place: Place): Redirect {
  const span = spanIn(place.frame, node);
  if (node.type !== 'HereDoc') {
    const target = node.target && readWord(reader, node.target, place);
    return { span, operator: node.operator, target, body: undefined, parts: [] };
  }
  const parts = node.body.parts ? readParts(reader, node.body.parts, place, 'double') : [];
  return {
    span,
    operator: node.operator,
    target: undefined,
    body: spanIn(place.frame, node.body),
    parts: parts.filter((part) => part.kind !== 'literal'),
  };
}
