import { spanIn, textIn } from './frame.ts';
import { makeWord } from './make-word.ts';
import { noted, simpleVariable } from './simple-variable.ts';
import { readCommandPart, readOther, readScripted } from './read-expansion.ts';
import type { LiteralPart, Part, VariablePart, Word } from './model.ts';
import type { Place, Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';

type Quote = LiteralPart['quote'];

/** A word of the syntax tree; commands in its expansions go to the reader. */
export function readWord(reader: Reader, node: Syntax.Word, place: Place): Word {
  const span = spanIn(place.frame, node);
  const parts = node.parts
    ? readParts(reader, node.parts, place)
    : node.end > node.pos
      ? [{ kind: 'literal', span, value: node.value, quote: 'none' } satisfies LiteralPart]
      : [];
  return makeWord(span, textIn(place.frame, node), parts);
}

/** The parts of a word, a heredoc or an expression, quotes dissolved. */
export function readParts(
  reader: Reader,
  nodes: readonly Syntax.WordPart[],
  place: Place,
  quote: VariablePart['quote'] = 'none',
): Part[] {
  return nodes.flatMap((node) => readPart(reader, node, place, quote));
}

function readPart(reader: Reader, node: Syntax.WordPart, place: Place, quote: VariablePart['quote']): Part[] {
  switch (node.type) {
    case 'Literal':
      return [{ kind: 'literal', span: spanIn(place.frame, node), value: node.value, quote }];
    case 'SingleQuoted':
      return [quoted(node, place, 1, 'single')];
    case 'AnsiCQuoted':
      return [quoted(node, place, 2, 'single')];
    case 'DoubleQuoted':
    case 'LocaleString':
      // An empty string has no children, but `""` must not look like no word at all.
      if (node.parts.length === 0)
        return [quoted(node, place, node.type === 'DoubleQuoted' ? 1 : 2, 'double')];
      return readParts(reader, node.parts, place, 'double');
    case 'SimpleExpansion':
      return [noted(reader, simpleVariable(node, place, quote))];
    case 'ParameterExpansion':
      return [noted(reader, readParameter(reader, node, place, quote))];
    case 'CommandExpansion':
      return [readCommandPart(reader, node, place)];
    case 'ProcessSubstitution':
      return [readScripted(reader, node, place)];
    case 'ArithmeticExpansion':
      return [readOther(reader, node, node.expression ? [node.expression] : [], place, readParts)];
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return [readOther(reader, node, node.parts ?? [], place, readParts)];
  }
}

/** What stands between quote marks; `marks` is the length of the opening one, the closing one may be missing. */
function quoted(
  node: Syntax.SingleQuotedPart | Syntax.AnsiCQuotedPart | Syntax.DoubleQuotedPart | Syntax.LocaleStringPart,
  place: Place,
  marks: number,
  quote: Quote,
): LiteralPart {
  const pos = node.pos + marks;
  const closed = node.end > pos && node.text.endsWith(node.text.charAt(marks - 1));
  const span = spanIn(place.frame, { pos, end: closed ? node.end - 1 : node.end });
  return { kind: 'literal', span, value: 'value' in node ? node.value : '', quote };
}

function readParameter(
  reader: Reader,
  node: Syntax.ParameterExpansionPart,
  place: Place,
  quote: VariablePart['quote'],
): VariablePart {
  const operation = node.operation;
  return {
    kind: 'variable',
    span: spanIn(place.frame, node),
    name: node.parameter,
    quote,
    operator: operation?.operator ?? node.prefix,
    operand: operation && readOperand(reader, operation, place),
    index: node.index && readWord(reader, node.index, place),
  };
}

/** One word for all that follows the operator, so that `${V/a/b}` has the operand `a/b`. */
function readOperand(reader: Reader, operation: Syntax.ParameterOperation, place: Place): Word | undefined {
  const [first, second] = operandsOf(operation);
  if (!first) return undefined;
  const word = readWord(reader, first, place);
  if (!second || second.pos < first.end) return word;
  const gap = { pos: first.end, end: second.pos };
  const value = textIn(place.frame, gap);
  const separator: LiteralPart = { kind: 'literal', span: spanIn(place.frame, gap), value, quote: 'none' };
  const both = { pos: first.pos, end: Math.max(second.end, second.pos) };
  const parts = [
    ...word.parts,
    ...(value === '' ? [] : [separator]),
    ...readWord(reader, second, place).parts,
  ];
  return makeWord(spanIn(place.frame, both), textIn(place.frame, both), parts);
}

function operandsOf(operation: Syntax.ParameterOperation): (Syntax.Word | undefined)[] {
  switch (operation.type) {
    case 'Replace':
      return [operation.pattern, operation.replacement];
    case 'Slice':
      return [operation.offset, operation.length];
    case 'Default':
    case 'Remove':
    case 'Transform':
    case 'CaseModification':
      return [operation.operand];
    case 'Names':
    case 'Unknown':
      return [];
  }
}
