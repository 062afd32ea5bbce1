import type { Comparison, Script, Switch, Word } from '../../../shell/model.ts';
import { type ArchSubject, archSubject, type SubjectPlace } from './arch-subject.ts';

/** One word that something which tells the architecture is compared with. */
export interface ArchTest {
  readonly subject: ArchSubject;
  readonly word: Word;
  readonly token: string;
  readonly isNegated: boolean;
  /** All tests of the same switch: the patterns of a `case`, the comparisons of an `if` chain. */
  readonly group: readonly ArchTest[];
  /** The patterns of its own branch; empty outside of `case`. */
  readonly alternatives: readonly Word[];
}

/**
 * All comparisons of an architecture with fixed words in a script, switch by switch. Switches without a word that
 * `isOfInterest` are left out.
 */
export function archTests(
  place: SubjectPlace,
  script: Script,
  isOfInterest: (token: string) => boolean,
): ArchTest[] {
  const inSwitches = new Set(script.switches.flatMap(comparisonsOf));
  const lone = script.comparisons.filter((comparison) => !inSwitches.has(comparison));
  return [
    ...script.switches.flatMap((choice) => caseTests(place, choice, isOfInterest)),
    ...script.switches.flatMap((choice) => comparisonTests(place, comparisonsOf(choice), isOfInterest)),
    ...lone.flatMap((comparison) => comparisonTests(place, [comparison], isOfInterest)),
  ];
}

function comparisonsOf({ branches }: Switch): Comparison[] {
  return branches.flatMap(({ comparisons }) => comparisons);
}

function caseTests(
  place: SubjectPlace,
  { subject: word, branches }: Switch,
  isOfInterest: (token: string) => boolean,
): ArchTest[] {
  const patterns = branches.flatMap((branch) => branch.patterns);
  if (word === undefined || !patterns.some(({ value }) => isOfInterest(value ?? ''))) return [];
  const subject = archSubject(place, word);
  if (subject === undefined) return [];
  const group: ArchTest[] = [];
  for (const { patterns: alternatives } of branches) {
    for (const pattern of alternatives) {
      group.push({
        subject,
        word: pattern,
        token: pattern.value ?? '',
        isNegated: false,
        group,
        alternatives,
      });
    }
  }
  return group;
}

function comparisonTests(
  place: SubjectPlace,
  comparisons: readonly Comparison[],
  isOfInterest: (token: string) => boolean,
): ArchTest[] {
  const ofInterest = ({ left, right }: Comparison): boolean =>
    isOfInterest(left.value ?? '') || isOfInterest(right.value ?? '');
  if (!comparisons.some(ofInterest)) return [];
  const group: ArchTest[] = [];
  for (const { left, right, operator, negated } of comparisons) {
    if (!/^(?:==?|!=)$/.test(operator)) continue;
    const [word, other] = right.value === undefined ? [left, right] : [right, left];
    const subject = word.value === undefined ? undefined : archSubject(place, other);
    if (word.value === undefined || subject === undefined) continue;
    const isNegated = negated !== (operator === '!=');
    group.push({ subject, word, token: word.value, isNegated, group, alternatives: [] });
  }
  return group;
}
