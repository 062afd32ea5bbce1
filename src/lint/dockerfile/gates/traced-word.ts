import type { Binding } from '../../../dockerfile/model.ts';
import type { Assignment, Command, Part, VariablePart, Word } from '../../../shell/model.ts';
import type { Span } from '../../../text/span.ts';
import { isNamedAfterArchitecture } from './architecture-identifier.ts';

/** Where a piece of a value is written: the word itself, or the assignment, ARG or ENV that a variable leads to. */
export interface Holder {
  readonly word: Word;
  readonly binding?: Binding | undefined;
  readonly assignment?: Assignment | undefined;
  /** The command that the assignment belongs to. */
  readonly command?: Command | undefined;
}

/** A run of text that stands somewhere as it is, or a `${NAME}`, `$(...)` of which no more is known. */
export interface Piece {
  readonly text: string;
  /** Where it is written; undefined where its characters do not stand there one by one. */
  readonly span: Span | undefined;
  readonly quote: 'none' | 'single' | 'double';
  readonly holder: Holder;
}

/** A word with the variables in it followed to where they get their values. */
export interface Traced {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Whether something in it depends on the architecture: `$TARGETARCH`, `$(uname -m)`, a variable of such a name. */
  readonly dynamic: boolean;
}

/** What a name stands for at one place. */
export type Source =
  | { readonly kind: 'value'; readonly holder: Holder; readonly resolve: Resolve }
  | { readonly kind: 'dynamic' }
  | undefined;

export type Resolve = (variable: VariablePart) => Source;

/** Longer chains are loops or attacks; real ones have two or three links. */
const MAX_DEPTH = 8;

/** No address is made of more, and what is made of many variables must not grow without end. */
const MAX_PARTS = 400;

/**
 * Follows the variables of a word to the places where their values are written.
 * @param asks whether a `$(...)` asks for the architecture
 */
export function traceWord(holder: Holder, resolve: Resolve, asks: (part: Span) => boolean): Traced {
  const pieces: Piece[] = [];
  let dynamic = false;
  let visited = 0;

  function add(parts: readonly Part[], inHolder: Holder, lookup: Resolve, depth: number): void {
    for (const part of parts) {
      if ((visited += 1) > MAX_PARTS) return;
      if (part.kind === 'variable') addVariable(part, inHolder, lookup, depth);
      else if (part.kind === 'command') {
        if (asks(part.span)) dynamic = true;
        unknown('$(...)', inHolder);
      } else if (part.kind === 'other' && part.parts.length > 0) {
        add(part.parts, inHolder, lookup, depth);
      } else {
        const text = part.kind === 'literal' ? part.value : part.text;
        const exact = part.span.end - part.span.start === text.length;
        const quote = part.kind === 'literal' ? part.quote : 'none';
        pieces.push({ text, span: exact ? part.span : undefined, quote, holder: inHolder });
      }
    }
  }

  function unknown(text: string, inHolder: Holder): void {
    pieces.push({ text, span: undefined, quote: 'none', holder: inHolder });
  }

  function addVariable(part: VariablePart, inHolder: Holder, lookup: Resolve, depth: number): void {
    const { name, operator, operand } = part;
    const source = depth < MAX_DEPTH && part.index === undefined ? lookup(part) : undefined;
    const isPlain =
      operator === undefined ||
      operator === ':-' ||
      operator === '-' ||
      operator === ':?' ||
      operator === '?';
    if (source?.kind === 'value' && isPlain) {
      add(source.holder.word.parts, source.holder, source.resolve, depth + 1);
      return;
    }
    if (source?.kind === 'dynamic' || isNamedAfterArchitecture(name)) dynamic = true;
    else if (source?.kind === 'value' && source.holder.word.parts.some(isDynamic)) dynamic = true;
    if ((operator === ':-' || operator === '-') && operand) add(operand.parts, inHolder, lookup, depth + 1);
    else unknown(`\${${name}}`, inHolder);
  }

  function isDynamic(part: Part): boolean {
    return part.kind === 'variable'
      ? isNamedAfterArchitecture(part.name)
      : part.kind === 'command' && asks(part.span);
  }

  add(holder.word.parts, holder, resolve, 0);
  return { text: pieces.map(({ text }) => text).join(''), pieces, dynamic };
}

/** The piece that holds `[start, end)` of a traced text with its place in the document, if one piece holds all of it. */
export function placeOf(
  traced: Traced,
  start: number,
  end: number,
): { piece: Piece; span: Span } | undefined {
  let at = 0;
  for (const piece of traced.pieces) {
    const next = at + piece.text.length;
    if (start < next) {
      if (piece.span === undefined || end > next) return undefined;
      const from = piece.span.start + start - at;
      return { piece, span: { start: from, end: from + end - start } };
    }
    at = next;
  }
  return undefined;
}
