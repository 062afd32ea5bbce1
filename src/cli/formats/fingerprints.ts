import { createHash } from 'node:crypto';
import type { RuleFinding } from '../../lint/finding.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { CheckedFile } from '../report.ts';

/**
 * A name for each finding of a file that stays the same while lines shift: made of rule, path, the text of the cause and of its
 * line. The same finding in the same words gets a number, so that every name is unique.
 */
export function fingerprints({ path, text, findings }: CheckedFile): string[] {
  const lines = new LineIndex(text);
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify([finding.rule, path, ...wordsOf(finding, text, lines)]);
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return createHash('sha256').update(`${key}#${before}`).digest('hex').slice(0, 40);
  });
}

/** Cause and line, with the spacing evened out. */
function wordsOf({ span }: RuleFinding, text: string, lines: LineIndex): string[] {
  const { line } = lines.position(span.start);
  const whole = text.slice(lines.lineStart(line), lines.lineStart(line + 1));
  return [text.slice(span.start, span.end), whole].map((words) => words.trim().replace(/\s+/g, ' '));
}
