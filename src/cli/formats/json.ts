import { LineIndex } from '../../text/line-index.ts';
import type { CheckedFile, Report } from '../report.ts';
import { placeOf } from './places.ts';

/**
 * The report for programs: `{version: 1, findings, unknown, errors}`. Fields may be added, never changed.
 * Lines and columns count from 1, columns in UTF-16 code units; `file` is relative to the working directory.
 */
export function formatJson({ files, unknown, errors }: Report): string {
  return `${JSON.stringify({ version: 1, findings: files.flatMap(findingsOf), unknown, errors }, null, 2)}\n`;
}

function findingsOf({ file, text, findings }: CheckedFile): object[] {
  if (findings.length === 0) return [];
  const lines = new LineIndex(text);
  return findings.map(({ span, rule, severity, message, related = [], fixes = [] }) => ({
    file,
    ...placeOf(lines, span),
    rule,
    severity,
    message,
    related: related.map((place) => ({ file, ...placeOf(lines, place.span), message: place.message })),
    fixes: fixes.map(({ title, preferred = false, edits }) => ({
      title,
      preferred,
      edits: edits.map((edit) => ({ file, ...placeOf(lines, edit.span), newText: edit.newText })),
    })),
  }));
}
