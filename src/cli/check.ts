import { checkFile, type CheckDeps } from './check-file.ts';
import { type CheckOptions, type FailOn, readCheckOptions } from './check-options.ts';
import { CHECK_HELP } from './check-help.ts';
import { formatGitlab } from './formats/gitlab.ts';
import { formatJson } from './formats/json.ts';
import { formatSarif } from './formats/sarif.ts';
import { summaryLine } from './formats/summary.ts';
import { formatText } from './formats/text.ts';
import type { ExitCode, Io } from './io.ts';
import { painter } from './paint.ts';
import { shownPath } from './paths.ts';
import { type CheckedFile, countSeverities, type ReadError, type Report } from './report.ts';
import { walk } from './walk.ts';

/** `multiarch check`. @param argv what follows the command's name */
export async function check(argv: readonly string[], io: Io): Promise<ExitCode> {
  const options = readCheckOptions(argv);
  if (options.kind === 'help') {
    io.stdout.write(CHECK_HELP);
    return 0;
  }
  if (options.kind === 'wrong-usage') {
    io.stderr.write(`multiarch check: ${options.message} See \`multiarch check --help\`.\n`);
    return 2;
  }
  const report = await checkPaths(options, io);
  io.stdout.write(print(report, options, io));
  const paint = painter(io.stderr, io.env);
  for (const { reason } of report.errors) io.stderr.write(`${paint('red', 'multiarch:')} ${reason}\n`);
  // A report for programs stands alone on stdout.
  const words = options.format === 'text' ? io.stdout : io.stderr;
  words.write(`${summaryLine(report, options.fix)}\n`);
  return exitCode(report, options.failOn);
}

async function checkPaths(options: CheckOptions, io: Io): Promise<Report> {
  const files: CheckedFile[] = [];
  const errors: ReadError[] = [];
  const { platforms, fix } = options;
  const deps: CheckDeps = { fs: io.fs, cwd: io.cwd, platforms, fix, buildPlatforms: () => undefined };
  for await (const one of walk(io.fs, io.cwd, options.paths)) {
    if (one.kind === 'error') {
      errors.push({ file: shownPath(io.cwd, one.path), reason: one.reason });
      continue;
    }
    const { checked, error } = await checkFile(one, deps);
    if (checked !== undefined) files.push(checked);
    if (error !== undefined) errors.push(error);
  }
  return { files, unknown: [], errors };
}

function print(report: Report, { format }: CheckOptions, io: Io): string {
  switch (format) {
    case 'json':
      return formatJson(report);
    case 'sarif':
      return formatSarif(report);
    case 'gitlab':
      return formatGitlab(report);
    case 'text':
      return formatText(report, { paint: painter(io.stdout, io.env), columns: io.stdout.columns });
  }
}

function exitCode(report: Report, failOn: FailOn): ExitCode {
  const { error, warning } = countSeverities(report);
  const failing = { never: 0, error, warning: error + warning }[failOn];
  if (failing > 0) return 1;
  return report.errors.length > 0 ? 3 : 0;
}
