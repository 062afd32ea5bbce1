import type { Part, VariablePart, Word } from '../shell/model.ts';

/**
 * What a name stands for: a value; `''` for a name that is known to be unset; undefined where it cannot be known
 * here (given by `--build-arg`, or by the base image).
 */
export type Lookup = (name: string) => string | undefined;

export interface Expansion {
  /** The value; undefined when a variable in it is not known. */
  readonly value: string | undefined;
  /** The value with unknown variables left as `${NAME}`. */
  readonly template: string;
  /** The unknown variables. */
  readonly unknown: readonly string[];
}

/** Expands a word as BuildKit does in FROM, ARG, ENV, COPY and flags. */
export function expandWord(word: Word, lookup: Lookup): Expansion {
  const unknown: string[] = [];
  const template = word.parts.map((part) => expandPart(part, lookup, unknown)).join('');
  return { value: unknown.length === 0 ? template : undefined, template, unknown };
}

function expandPart(part: Part, lookup: Lookup, unknown: string[]): string {
  switch (part.kind) {
    case 'literal':
      return part.value;
    case 'variable':
      return expandVariable(part, lookup, unknown);
    case 'command':
    case 'other':
      return part.text;
  }
}

function expandVariable(part: VariablePart, lookup: Lookup, unknown: string[]): string {
  const value = lookup(part.name);
  const operand = (): string => {
    if (part.operand === undefined) return '';
    const inner = expandWord(part.operand, lookup);
    unknown.push(...inner.unknown);
    return inner.template;
  };
  switch (part.operator) {
    // An unknown value may well be empty: the default is what the file itself says.
    case ':-':
      return value === undefined || value === '' ? operand() : value;
    case '-':
      return value ?? operand();
    case ':+':
    case '+':
      if (value === undefined) break;
      return value === '' ? '' : operand();
    case undefined:
    case ':?':
    case '?':
      if (value === undefined) break;
      return value;
    case '#':
    case '##':
      if (value === undefined) break;
      return value.startsWith(operand()) ? value.slice(operand().length) : value;
    default:
      break; // suffix patterns and replacements: not needed to tell platforms apart, so not guessed
  }
  unknown.push(part.name);
  return `\${${part.name}}`;
}

/** The variables that a word uses, in operands too. */
export function variablesOf(word: Word): VariablePart[] {
  return word.parts.flatMap((part) =>
    part.kind === 'variable'
      ? [part, ...(part.operand === undefined ? [] : variablesOf(part.operand))]
      : [],
  );
}
