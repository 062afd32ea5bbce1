import type { Dockerfile } from '../../../dockerfile/model.ts';
import { nameIn, type NameScheme } from '../../../platform/architectures.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Assignment, Script, Switch } from '../../../shell/model.ts';
import { wordTemplate } from '../../../shell/queries.ts';
import type { Fix } from '../../finding.ts';
import { platformList, wordList } from '../../platform-list.ts';
import { patternFor, patternTakes } from '../gates/switch-targets.ts';
import { scriptFacts } from '../gates/script-facts.ts';

/** Schemes that values in such switches follow, the likelier first. */
const SCHEMES: readonly NameScheme[] = [
  'goarch',
  'debian',
  'alpine',
  'uname',
  'node',
  'dotnet',
  'rustMusl',
  'rustGnu',
  'multiarch',
];

/**
 * Adds branches to a `case` that does nothing but give one variable a name for each architecture, where the names that
 * are there tell the scheme. Never preferred: whether the name exists for the missing platform is a guess.
 */
export function missingBranchFix(
  file: Dockerfile,
  script: Script,
  one: Switch,
  kind: Parameters<typeof patternFor>[0],
  taken: readonly Platform[],
  missing: readonly Platform[],
): Fix | undefined {
  if (one.kind !== 'case') return undefined;
  const mapping = mappingOf(script, one);
  const last = mapping?.at(-1);
  if (mapping === undefined || last === undefined) return undefined;
  const pairs = taken.flatMap((target) => {
    const entry = mapping.find(({ patterns }) => patterns.some((pattern) => patternTakes(pattern, target)));
    return entry === undefined ? [] : [{ target, value: entry.value }];
  });
  const scheme = SCHEMES.find(
    (name) => pairs.length > 1 && pairs.every(({ target, value }) => nameIn(name, target) === value),
  );
  if (scheme === undefined) return undefined;
  const branches = missing.flatMap((target) => {
    const [pattern, value] = [patternFor(kind, target), nameIn(scheme, target)];
    return pattern === undefined || value === undefined ? [] : [{ pattern, value }];
  });
  if (branches.length < missing.length) return undefined;
  const newText = branches
    .map(({ pattern, value }) => copyOf(file.text.slice(last.start, last.next), last, pattern, value))
    .join('');
  return {
    title: `Add a branch for ${platformList(missing)} (check the name ${wordList(branches.map(({ value }) => `\`${value}\``))})`,
    edits: [{ span: { start: last.next, end: last.next }, newText }],
  };
}

interface Entry {
  readonly patterns: readonly string[];
  readonly value: string;
  readonly assignment: Assignment;
  /** Where its pattern begins, and where the next branch does: text to copy, blanks and continuation included. */
  readonly start: number;
  readonly patternEnd: number;
  readonly next: number;
}

/** The branches of a `case` if each one is `PATTERN) NAME=value ;;`, the default aside. */
function mappingOf(script: Script, one: Switch): Entry[] | undefined {
  const entries: Entry[] = [];
  const assigned = [...scriptFacts(script).assigned.values()].flat();
  for (const [index, branch] of one.branches.entries()) {
    if (branch.isDefault) continue;
    const inside = assigned.filter(
      ({ assignment: { span } }) => branch.body.start <= span.start && span.end <= branch.body.end,
    );
    const [first, ...others] = inside;
    const value = first?.assignment.value?.value;
    const next = one.branches[index + 1];
    const [pattern] = branch.patterns;
    if (first === undefined || others.length > 0 || value === undefined || pattern === undefined)
      return undefined;
    if (first.command.words.some(({ value: word }) => word !== 'export')) return undefined;
    entries.push({
      patterns: branch.patterns.map(wordTemplate),
      value,
      assignment: first.assignment,
      start: pattern.span.start,
      patternEnd: branch.patterns.at(-1)?.span.end ?? pattern.span.end,
      next: next?.patterns[0]?.span.start ?? -1,
    });
  }
  // Branches are copied from one that has another one behind it, which says how lines are joined here.
  const copied = entries.filter(({ next }) => next >= 0);
  if (new Set(entries.map(({ assignment }) => assignment.name)).size !== 1) return undefined;
  const model = copied.at(-1);
  return model === undefined ? undefined : [...entries.filter((entry) => entry !== model), model];
}

function copyOf(text: string, entry: Entry, pattern: string, value: string): string {
  const valueSpan = entry.assignment.value?.span ?? entry.assignment.span;
  const body = text.slice(entry.patternEnd - entry.start, valueSpan.start - entry.start);
  const rest = text.slice(valueSpan.end - entry.start);
  return `${pattern}${body}${value}${rest}`;
}
