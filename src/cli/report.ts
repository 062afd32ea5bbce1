import type { RuleFinding } from '../lint/finding.ts';
import type { Severity } from '../project/rule-settings.ts';

/** What a check found out, before it is printed in one format or another. */
export interface Report {
  /** In the order of the walk. */
  readonly files: readonly CheckedFile[];
  /** What could not be known, such as an image's platforms without a network. */
  readonly unknown: readonly { readonly subject: string; readonly reason: string }[];
  readonly errors: readonly ReadError[];
}

export interface ReadError {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** Names the file and says what mends it. */
  readonly reason: string;
}

export interface CheckedFile {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** Relative to the repository: the same wherever it is checked out and checked from. */
  readonly path: string;
  readonly text: string;
  /** In document order. */
  readonly findings: readonly RuleFinding[];
  /** How many findings `--fix` mended. */
  readonly mended: number;
}

/** How many findings there are of each severity. */
export function countSeverities(report: Report): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { findings } of report.files) for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
