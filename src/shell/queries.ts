import type { Command, Part, Script, VariablePart, Word } from './model.ts';
import type { Span } from '../text/span.ts';

/** All uses of variables in a script, in source order; what stands in single quotes is none. */
export function variableUses(script: Script): readonly VariablePart[] {
  return script.variables;
}

/** The names that a script gives a value: by assignment, `for`, `read`, `printf -v`, `getopts`, `${A:=x}`, `export A`. */
export function assignedNames(script: Script): ReadonlySet<string> {
  let names = known.get(script);
  if (names === undefined) {
    names = readAssignedNames(script);
    known.set(script, names);
  }
  return names;
}

/** Kept, since many ask it of one script. */
const known = new WeakMap<Script, ReadonlySet<string>>();

function readAssignedNames(script: Script): ReadonlySet<string> {
  const names = new Set<string>();
  for (const command of script.commands) {
    for (const { name } of command.assignments) names.add(name);
    for (const { variable } of command.loops) names.add(variable);
    for (const name of namesFromArguments(command)) names.add(name);
  }
  for (const { name, operator } of script.variables) {
    if (operator === '=' || operator === ':=') names.add(name);
  }
  return names;
}

/** Options whose value is no name. */
const READ_VALUED = /^-[a-zA-Z]*[dinNptu]$/;
const MAPFILE_VALUED = /^-[a-zA-Z]*[dnOsuCc]$/;

function namesFromArguments({ name, words }: Command): string[] {
  const values = words.slice(1).map((word) => word.value ?? '');
  switch (name ?? '') {
    case '((':
      return [...(words[0]?.text ?? '').matchAll(/([A-Za-z_]\w*)\s*(?:[-+*/%]|<<|>>)?=(?!=)/g)].map(
        (m) => m[1] ?? '',
      );
    case 'let':
      return values.flatMap((value) => /^([A-Za-z_]\w*)[-+*/%]?=/.exec(value)?.[1] ?? []);
    case 'read':
      return values.filter((value, index) => isName(value) && !READ_VALUED.test(values[index - 1] ?? ''));
    case 'mapfile':
    case 'readarray':
      return values.filter((value, index) => isName(value) && !MAPFILE_VALUED.test(values[index - 1] ?? ''));
    case 'export':
    case 'local':
    case 'readonly':
    case 'declare':
    case 'typeset':
      return values.filter(isName);
    case 'printf':
      return values[0] === '-v' ? values.slice(1, 2).filter(isName) : [];
    case 'getopts':
      return ['OPTARG', 'OPTIND', ...values.slice(1, 2).filter(isName)];
    default:
      return [];
  }
}

function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

/** A word's text without quotes: literals by value, variables as `${NAME}`, commands as `$(...)`, the rest as written. */
export function wordTemplate(word: Word): string {
  return word.parts.map(partTemplate).join('');
}

function partTemplate(part: Part): string {
  switch (part.kind) {
    case 'literal':
      return part.value;
    case 'variable':
      return `\${${part.name}}`;
    case 'command':
      return '$(...)';
    case 'other':
      return part.text;
  }
}

/**
 * The document span of `[start, end)` of a word's template. Undefined where the two do not correspond one to one:
 * a bound within an expansion or an escaped text, or quote marks inside the range.
 */
export function literalSpanOf(word: Word, start: number, end: number): Span | undefined {
  let at = 0;
  let from: number | undefined;
  let reached: number | undefined;
  for (const part of word.parts) {
    const length = partTemplate(part).length;
    const isFirst = from === undefined && start < at + length;
    if (isFirst) reached = from = offsetIn(part, start - at, length);
    if (from === undefined && isFirst) return undefined;
    if (from !== undefined) {
      if (!isFirst && part.span.start !== reached) return undefined;
      reached = end <= at + length ? offsetIn(part, end - at, length) : part.span.end;
      if (end <= at + length) return reached === undefined ? undefined : { start: from, end: reached };
    }
    at += length;
  }
  return undefined;
}

/** The document offset of an offset in a part's template, `length` long. */
function offsetIn(part: Part, offset: number, length: number): number | undefined {
  const exact = part.kind === 'literal' || part.kind === 'other';
  if (exact && part.span.end - part.span.start === length) return part.span.start + offset;
  if (offset === 0) return part.span.start;
  return offset === length ? part.span.end : undefined;
}
