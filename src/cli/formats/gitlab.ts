import type { Severity } from '../../project/rule-settings.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Report } from '../report.ts';
import { fingerprints } from './fingerprints.ts';
import { placeOf } from './places.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  information: 'info',
  warning: 'minor',
  error: 'major',
};

/**
 * GitLab's Code Quality report. Its paths are relative to the repository, whatever the working directory.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function formatGitlab({ files }: Report): string {
  const issues = files.flatMap((file) => {
    if (file.findings.length === 0) return [];
    const lines = new LineIndex(file.text);
    const names = fingerprints(file);
    return file.findings.map(({ rule, message, severity, span }, index) => {
      const { line, endLine } = placeOf(lines, span);
      return {
        description: message,
        check_name: rule,
        fingerprint: names[index],
        severity: SEVERITIES[severity],
        location: { path: file.path, lines: { begin: line, end: endLine } },
      };
    });
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
