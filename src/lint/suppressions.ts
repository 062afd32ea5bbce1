import type { Span } from '../text/span.ts';
import type { RuleFinding } from './finding.ts';

/** A `# multiarch-ignore[-file] rule[, rule]: reason` comment. */
export interface Suppression {
  readonly scope: 'next' | 'file';
  /** The ids named, each with its place. */
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
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

/** The findings that no suppression covers, and the ids that suppressed nothing. */
export function applySuppressions(
  findings: readonly RuleFinding[],
  suppressions: readonly Suppression[],
): { kept: RuleFinding[]; unused: { id: string; span: Span }[] } {
  const used = new Set<Span>();
  const kept = findings.filter((finding) => {
    let suppressed = false;
    for (const suppression of suppressions) {
      const { covers } = suppression;
      const applies =
        suppression.scope === 'file' ||
        (covers !== undefined && covers.start <= finding.span.start && finding.span.start <= covers.end);
      if (!applies) continue;
      for (const rule of suppression.rules) {
        if (rule.id !== finding.rule) continue;
        used.add(rule.span);
        suppressed = true;
      }
    }
    return !suppressed;
  });
  const unused = suppressions.flatMap(({ rules }) => rules.filter((rule) => !used.has(rule.span)));
  return { kept, unused };
}
