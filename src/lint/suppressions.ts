import type { Span } from '../text/span.ts';
import type { RuleFinding } from './finding.ts';

/** A `# multiarch-ignore[-file] rule[, rule]: reason` comment. */
export interface Suppression {
  readonly scope: 'next' | 'file';
  /** The ids named, each with its place. */
  readonly rules: readonly NamedRule[];
  readonly comment: Span;
  /** For `next`: what it covers, the instruction or key below. */
  readonly covers: Span | undefined;
}

const COMMENT = /^#\s*multiarch-ignore(-file)?\s+([^:\r\n]+)/;

/**
 * Reads the suppressions among a file's comments.
 * @param nextCovered what stands below a comment that ends at an offset: the span of the instruction or key
 */
export function readSuppressions(
  text: string,
  comments: readonly Span[],
  nextCovered: (offset: number) => Span | undefined,
): Suppression[] {
  return comments.flatMap((comment) => {
    const match = COMMENT.exec(text.slice(comment.start, comment.end));
    if (match === null) return [];
    const list = match[2] ?? '';
    const listStart = comment.start + match[0].length - list.length;
    const rules = [...list.matchAll(/[^\s,]+/g)].map((word) => {
      const start = listStart + word.index;
      return { id: word[0], span: { start, end: start + word[0].length } };
    });
    const scope = match[1] === undefined ? 'next' : 'file';
    return [{ scope, rules, comment, covers: scope === 'next' ? nextCovered(comment.end) : undefined }];
  });
}

interface NamedRule {
  readonly id: string;
  readonly span: Span;
}

/** The findings that no suppression covers, and the ids that suppressed nothing. */
export function applySuppressions(
  findings: readonly RuleFinding[],
  suppressions: readonly Suppression[],
): { kept: RuleFinding[]; unused: NamedRule[] } {
  const found = new Map<string, RuleFinding[]>();
  for (const finding of findings) {
    const list = found.get(finding.rule);
    if (list === undefined) found.set(finding.rule, [finding]);
    else list.push(finding);
  }
  const used = new Set<Span>();
  const suppressed = new Set<RuleFinding>();
  for (const [id, entries] of entriesByRule(suppressions)) {
    sweep(found.get(id) ?? [], entries, used, suppressed);
  }
  return {
    kept: findings.filter((finding) => !suppressed.has(finding)),
    unused: suppressions.flatMap(({ rules }) => rules.filter((rule) => !used.has(rule.span))),
  };
}

/** One rule's name in a suppression, and what that covers. */
interface Entry {
  readonly covers: Span;
  readonly name: Span;
}

function entriesByRule(suppressions: readonly Suppression[]): Map<string, Entry[]> {
  const byRule = new Map<string, Entry[]>();
  for (const { scope, rules, covers } of suppressions) {
    const covered = scope === 'file' ? { start: 0, end: Infinity } : covers;
    if (covered === undefined) continue;
    for (const { id, span } of rules) {
      const entries = byRule.get(id);
      if (entries === undefined) byRule.set(id, [{ covers: covered, name: span }]);
      else entries.push({ covers: covered, name: span });
    }
  }
  return byRule;
}

/**
 * Goes through one rule's findings and entries in document order, so that thousands of both take no quadratic time. What
 * entries cover is nested or apart, never interlaced: those around a place are a stack.
 */
function sweep(
  findings: readonly RuleFinding[],
  entries: readonly Entry[],
  used: Set<Span>,
  suppressed: Set<RuleFinding>,
): void {
  const sorted = [...entries].sort((a, b) => a.covers.start - b.covers.start || b.covers.end - a.covers.end);
  const around: Entry[] = [];
  let fresh: Entry[] = [];
  let next = 0;
  for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
    const at = finding.span.start;
    for (let entry = sorted[next]; entry !== undefined && entry.covers.start <= at; entry = sorted[++next]) {
      popBefore(around, entry.covers.start);
      around.push(entry);
      fresh.push(entry);
    }
    popBefore(around, at);
    if (around.length === 0) continue;
    suppressed.add(finding);
    for (const entry of fresh) if (entry.covers.end >= at) used.add(entry.name);
    fresh = [];
  }
}

function popBefore(around: Entry[], at: number): void {
  while ((around.at(-1)?.covers.end ?? Infinity) < at) around.pop();
}
