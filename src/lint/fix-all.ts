import { applyEdits, editsOverlap, type TextEdit } from '../text/edit.ts';
import type { Fix, RuleFinding } from './finding.ts';

/** The fix of a finding that is safe to apply without asking. */
export function preferredFix(finding: RuleFinding): Fix | undefined {
  return finding.fixes?.find((fix) => fix.preferred === true);
}

/**
 * The edits of as many fixes as can be applied together: in order, leaving out those that touch what an earlier one
 * changes. An edit that several fixes share (declaring the same ARG) is made once.
 */
export function combineFixes(fixes: readonly Fix[]): TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const fix of fixes) {
    const fresh = fix.edits.filter((edit) => !chosen.some((other) => sameEdit(edit, other)));
    if (!editsOverlap([...chosen, ...fresh]) && !insertTwice(chosen, fresh)) chosen.push(...fresh);
  }
  return chosen;
}

/** Two different insertions at one place: their order would matter, so the second waits for the next round. */
function insertTwice(chosen: readonly TextEdit[], fresh: readonly TextEdit[]): boolean {
  return fresh.some(({ span }) =>
    chosen.some((other) => other.span.start === span.start && other.span.end === span.end),
  );
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Each round mends all that can be mended together; what waits is few, so more rounds mean fixes that fight. */
const MAX_ROUNDS = 10;

/**
 * Applies preferred fixes until none is left.
 * @param lint the findings of a text
 * @returns the text, and how many findings were mended
 */
export function fixAll(
  text: string,
  lint: (text: string) => readonly RuleFinding[],
): { readonly text: string; readonly mended: number } {
  let current = text;
  let mended = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const findings = lint(current);
    const fixes = findings.flatMap((finding) => preferredFix(finding) ?? []);
    const edits = combineFixes(fixes);
    if (edits.length === 0) break;
    const next = applyEdits(current, edits);
    const left = lint(next);
    mended += Math.max(0, findings.length - left.length);
    current = next;
  }
  return { text: current, mended };
}
