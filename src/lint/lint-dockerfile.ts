import type { Dockerfile } from '../dockerfile/model.ts';
import type { Facts, ImageFact } from '../facts/facts.ts';
import { isOff, type RuleSettings, severityOf } from '../project/rule-settings.ts';
import type { Span } from '../text/span.ts';
import { DOCKERFILE_RULES } from './catalogue.ts';
import type { RuleFinding } from './finding.ts';
import type { RuleContext } from './rule.ts';
import { SUPPRESSION_UNUSED } from './suppression-unused.ts';
import { applySuppressions, readSuppressions } from './suppressions.ts';

/** What the engine makes of one file. */
export interface LintResult {
  /** In document order. */
  readonly findings: readonly RuleFinding[];
  /** Image references that rules asked for and nobody knew: to be fetched, then linted again. */
  readonly wanted: readonly string[];
}

/** Runs all Dockerfile rules that are not off. Synchronous and pure: what is not in `context` is not known. */
export function lintDockerfile(file: Dockerfile, context: RuleContext, settings: RuleSettings): LintResult {
  const wanted = new Set<string>();
  const noting = { ...context, facts: notingFacts(context.facts, wanted) };
  const mentioned = mentionsIn(file.text);
  const found: RuleFinding[] = [];
  for (const rule of DOCKERFILE_RULES) {
    if (isOff(settings, rule.id) || !mentioned(rule.mentions)) continue;
    for (const finding of rule.check(file, noting)) {
      found.push({
        ...finding,
        rule: rule.id,
        severity: severityOf(settings, rule.id, finding.severity ?? rule.severity),
      });
    }
  }
  const suppressions = readSuppressions(file.text, file.comments, (offset) => instructionAfter(file, offset));
  const { kept, unused } = applySuppressions(found, suppressions);
  if (!isOff(settings, SUPPRESSION_UNUSED.id)) {
    for (const { id, span } of unused) {
      // A rule that is off suppresses nothing because of the settings; that is no fault of the comment.
      if (isOff(settings, id)) continue;
      const severity = severityOf(settings, SUPPRESSION_UNUSED.id, SUPPRESSION_UNUSED.severity);
      kept.push({ ...SUPPRESSION_UNUSED.finding(id, span), rule: SUPPRESSION_UNUSED.id, severity });
    }
  }
  kept.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1));
  return { findings: kept, wanted: [...wanted] };
}

/** The instruction that a comment stands above, or inside of: then the suppression covers all of it. */
function instructionAfter(file: Dockerfile, offset: number): Span | undefined {
  let low = 0;
  let high = file.instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((file.instructions[middle]?.span.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return file.instructions[low]?.span;
}

/** Rules share their patterns, so each is tried once. */
function mentionsIn(text: string): (pattern: RegExp) => boolean {
  const known = new Map<RegExp, boolean>();
  return (pattern) => {
    const present = known.get(pattern) ?? pattern.test(text);
    known.set(pattern, present);
    return present;
  };
}

function notingFacts(facts: Facts, wanted: Set<string>): Facts {
  return {
    image(reference): ImageFact | undefined {
      const fact = facts.image(reference);
      if (fact === undefined) wanted.add(reference);
      return fact;
    },
  };
}
