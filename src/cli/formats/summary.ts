import { preferredFix } from '../../lint/fix-all.ts';
import { countSeverities, type Report } from '../report.ts';

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** One line about the whole run. @param fixed whether `--fix` was given */
export function summaryLine(report: Report, fixed: boolean): string {
  const { error, warning, information } = countSeverities(report);
  const total = error + warning + information;
  const checked = count(report.files.length, 'file');
  if (report.files.length === 0) return 'Nothing was checked: no Dockerfile or .multiarch.yaml there.';
  const kinds = [
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
    ...(information > 0 ? [`${information} information`] : []),
  ].join(', ');
  const faulty = report.files.filter(({ findings }) => findings.length > 0).length;
  const mended = report.files.reduce((sum, file) => sum + file.mended, 0);
  const mendable = report.files.flatMap(({ findings }) =>
    findings.flatMap((one) => preferredFix(one) ?? []),
  ).length;
  return [
    total === 0 ? `Nothing found in ${checked}.` : `${kinds} in ${faulty} of ${checked}.`,
    ...(mended > 0 ? [`${mended} mended.`] : []),
    ...(mendable > 0 && !fixed ? [`--fix mends ${mendable}.`] : []),
    ...(report.errors.length > 0 ? [`${count(report.errors.length, 'path')} could not be checked.`] : []),
  ].join(' ');
}
