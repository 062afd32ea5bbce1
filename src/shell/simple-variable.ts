import { spanIn, textIn } from './frame.ts';
import type { Extent, Frame } from './frame.ts';
import type { VariablePart } from './model.ts';
import type { Reader } from './reader.ts';

/** `$NAME`, `$1`, `$@`, and `${NAME}` where the parser tells no more of it. */
export function simpleVariable(
  node: Extent,
  { frame }: { readonly frame: Frame },
  quote: VariablePart['quote'],
): VariablePart {
  const name = textIn(frame, node).replace(/^\$\{?|\}$/g, '');
  return {
    kind: 'variable',
    span: spanIn(frame, node),
    name,
    operator: undefined,
    operand: undefined,
    quote,
  };
}

/** Enters a use into the script's list of them. */
export function noted(reader: Reader, part: VariablePart): VariablePart {
  reader.variables.set(`${part.span.start}:${part.name}`, part);
  return part;
}
