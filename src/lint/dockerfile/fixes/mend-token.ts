import { literalSpanOf } from '../../../shell/queries.ts';
import type { Fix } from '../../finding.ts';
import type { ArchTest } from '../gates/arch-tests.ts';
import { serves } from '../gates/said-tokens.ts';

/** Puts the right name in the place of a wrong one. `tokens`: what each source is compared with in the stage. */
export function replacement(
  { word, token, subject }: ArchTest,
  right: readonly string[],
  tokens: ReadonlyMap<string, ReadonlySet<string>>,
): Fix[] {
  const [newText, ...others] = right;
  const span = literalSpanOf(word, 0, token.length);
  if (newText === undefined || newText === '' || others.length > 0 || span === undefined) return [];
  // Where another test has the right name already, both would be true then.
  const isElsewhere = [...(tokens.get(subject.label) ?? [])].some((other) => serves(other, right));
  return [{ title: `Write ${newText}`, preferred: !isElsewhere, edits: [{ span, newText }] }];
}

/** Takes a pattern out of `a|b)`; a branch of its own, or a comparison, is left to the person. */
export function removal({ word, alternatives }: ArchTest): Fix[] {
  const at = alternatives.indexOf(word);
  const [before, after] = [alternatives[at - 1], alternatives[at + 1]];
  if (at < 0 || (before === undefined && after === undefined)) return [];
  const span =
    after === undefined
      ? { start: before?.span.end ?? word.span.start, end: word.span.end }
      : { start: word.span.start, end: after.span.start };
  return [{ title: `Remove ${word.value ?? word.text}`, edits: [{ span, newText: '' }] }];
}
