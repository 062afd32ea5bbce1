import type { Part, VariablePart, Word } from '../shell/model.ts';

/**
 * What a name stands for: a value; `''` for a name that is known to be unset; undefined where it cannot be known
 * here (given by `--build-arg`, or by the base image).
 */
export type Lookup = (name: string) => string | undefined;

export interface Expansion {
  /** The value; undefined when a variable in it is not known, or when it would be absurdly long. */
  readonly value: string | undefined;
  /** The value with unknown variables left as `${NAME}`. */
  readonly template: string;
  /** The unknown variables. */
  readonly unknown: readonly string[];
}

/** A longer value is an attack: a short file can ask for more text than there is memory. */
const MAX_LENGTH = 1 << 16;

/** Expands a word as BuildKit does in FROM, ARG, ENV, COPY and flags. */
export function expandWord(word: Word, lookup: Lookup): Expansion {
  const unknown: string[] = [];
  let template = '';
  for (const part of word.parts) {
    template += expandPart(part, lookup, unknown);
    if (template.length > MAX_LENGTH) return { value: undefined, template: '', unknown };
  }
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
    case '##': {
      if (value === undefined) break;
      const rest = withoutPrefix(value, operand(), part.operator === '##');
      if (rest === undefined) break;
      return rest;
    }
    default:
      break; // suffix patterns and replacements: not needed to tell platforms apart, so not guessed
  }
  unknown.push(part.name);
  return `\${${part.name}}`;
}

/** `value` without the prefix that a pattern matches; undefined for patterns that go beyond one `*`. */
function withoutPrefix(value: string, pattern: string, longest: boolean): string | undefined {
  const [before = '', after, ...more] = pattern.split('*');
  if (more.length > 0 || /[?[\\]/.test(pattern)) return undefined;
  if (!value.startsWith(before)) return value;
  if (after === undefined) return value.slice(before.length);
  if (after === '') return longest ? '' : value.slice(before.length);
  const at = longest ? value.lastIndexOf(after) : value.indexOf(after, before.length);
  return at < before.length ? value : value.slice(at + after.length);
}

/** The variables that a word uses, in operands too. */
export function variablesOf(word: Word): VariablePart[] {
  return word.parts.flatMap((part) =>
    part.kind === 'variable' ? [part, ...(part.operand === undefined ? [] : variablesOf(part.operand))] : [],
  );
}
