import { preferredFix } from '../../lint/fix-all.ts';
import type { RuleFinding } from '../../lint/finding.ts';
import type { Severity } from '../../project/rule-settings.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Paint, Style } from '../paint.ts';
import type { CheckedFile, Report } from '../report.ts';
import { codeFrame } from './code-frame.ts';
import { placeOf } from './places.ts';
import { printable } from './printable.ts';

export interface TextStyle {
  readonly paint: Paint;
  /** Of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
}

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', information: 'blue' };

/** Findings for people: place, message, code frame, related places, fix. */
export function formatText({ files }: Report, style: TextStyle): string {
  return files.flatMap((file) => findingsOf(file, style)).join('');
}

function findingsOf(checked: CheckedFile, { paint, columns }: TextStyle): string[] {
  if (checked.findings.length === 0) return [];
  const lines = new LineIndex(checked.text);
  const file = printable(checked.file);
  const at = (span: RuleFinding['span']): string => {
    const { line, column } = placeOf(lines, span);
    return `${file}:${line}:${column}`;
  };
  return checked.findings.map((finding) => {
    const { span, severity, rule, message, related = [], fixes = [] } = finding;
    const color = STYLES[severity];
    const fix = preferredFix(finding) ?? fixes[0];
    const shown = [
      `${paint('bold', at(span))} ${paint(color, severity)} ${paint('dim', rule)}`,
      printable(message),
      ...codeFrame(checked.text, lines, span, { paint, color, columns }),
      ...related.map((place) => `  ${paint('cyan', 'see:')} ${at(place.span)} ${printable(place.message)}`),
      ...(fix === undefined ? [] : [`  ${paint('green', 'fix:')} ${printable(fix.title)}`]),
    ];
    return `${shown.join('\n')}\n\n`;
  });
}
