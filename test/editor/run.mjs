// Runs the tests inside VS Code.
// Usage: node test/editor/run.mjs [--host newest|minimum] [--suite NAME] [--extension FOLDER]
// `--extension` tests another build than the checkout's, for instance an unpacked package.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { requireBuilt } from '../host/built.mjs';
import { chooseForTests } from '../host/choose.mjs';
import { installHost } from '../host/install.mjs';
import { CACHE, ROOT } from '../host/paths.mjs';
import { SetupError, main } from '../host/script.mjs';
import { HOSTS } from '../host/versions.mjs';
import { buildTests } from './build.mjs';
import { SUITES } from './suites.mjs';

const TEST_CLI = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@vscode/test-cli')),
  'bin.mjs',
);
const STAND_IN = path.join(ROOT, 'test', 'host', 'executable.mjs');
const KEEP_TRUST = path.join(ROOT, 'test', 'host', 'keep-trust.mjs');

/** @typedef {{ passes: number, failures: number, pending: number }} Report what reporter.cjs writes */

await main(async () => {
  const { values } = parseArgs({
    options: { host: { type: 'string' }, suite: { type: 'string' }, extension: { type: 'string' } },
  });
  const suites = SUITES.filter(({ name, onDemand }) =>
    values.suite === undefined ? onDemand !== true : name === values.suite,
  );
  const host = values.host;
  if (suites.length === 0 || (host !== undefined && host !== 'newest' && host !== 'minimum')) {
    throw new SetupError(`--host newest|minimum, --suite ${SUITES.map(({ name }) => name).join('|')}`);
  }
  const extension = path.resolve(values.extension ?? ROOT);
  requireBuilt(extension);

  await buildTests();
  const vscode = await readyVSCode(await chooseForTests(host));
  console.log(`VS Code: ${vscode.label}`);
  const reports = mkdtempSync(path.join(tmpdir(), 'reports-'));
  let passed = 0;
  let failed = 0;
  try {
    for (const { name, workspace } of suites) {
      const started = Date.now();
      const file = path.join(reports, `${name}.json`);
      /** @type {Record<string, string>} */
      const env = { ...vscode.env, TEST_REPORT: file, TEST_EXTENSION: extension };
      if (workspace === 'untrusted' && !vscode.hosted) {
        env['VSCODE_DESKTOP'] = env['VSCODE_TEST_EXECUTABLE'] ?? '';
        env['VSCODE_TEST_EXECUTABLE'] = KEEP_TRUST;
      }
      const code = await runTestCli(vscode.launcher, name, env);
      const { passes, failures, problem } = readReport(file, code);
      passed += passes;
      failed += failures;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${name}: ${problem ?? `${passes} passed, ${failures} failed`} (${seconds} s)`);
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

/**
 * @param {import('../host/choose.mjs').Choice} choice
 * @returns {Promise<{ label: string, hosted: boolean, launcher: string[], env: Record<string, string> }>}
 */
async function readyVSCode(choice) {
  if (choice.kind === 'executable') {
    const env = { VSCODE_TEST_EXECUTABLE: choice.path };
    return { label: choice.path, hosted: choice.path === STAND_IN, launcher: [], env };
  }
  if (choice.kind === 'download') {
    mkdirSync(CACHE, { recursive: true });
    const executable = await downloadAndUnzipVSCode({ version: choice.version, cachePath: CACHE });
    const env = { VSCODE_TEST_EXECUTABLE: executable };
    return { label: `${choice.version}, downloaded`, hosted: false, launcher: choice.launcher, env };
  }
  await installHost(choice.host);
  const env = { VSCODE_TEST_EXECUTABLE: STAND_IN, VSCODE_TEST_HOST: choice.host };
  return { label: `${HOSTS[choice.host].vscode}, from npm`, hosted: true, launcher: [], env };
}

/**
 * @param {string[]} launcher
 * @param {string} suite
 * @param {Record<string, string>} env
 * @returns {Promise<number>} its exit code
 */
function runTestCli(launcher, suite, env) {
  const [command, ...args] = [...launcher, process.execPath, TEST_CLI, '--label', suite];
  const child = spawn(command ?? process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // A terminal sends its signals to the child as well; waiting for it lets it stop what it has started.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * A suite without a report, without a test, or with an exit code that contradicts its report counts as a failure.
 *
 * @param {string} file
 * @param {number} code
 * @returns {{ passes: number, failures: number, problem?: string }}
 */
function readReport(file, code) {
  if (!existsSync(file)) return { passes: 0, failures: 1, problem: 'did not run to its end' };
  const report = /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')));
  const { passes, pending } = report;
  // A test that was skipped has shown nothing.
  const failures = report.failures + pending;
  if (passes + failures === 0) return { passes, failures: 1, problem: 'no test ran' };
  if (failures === 0 && code !== 0)
    return { passes, failures: 1, problem: `exit code ${code} after ${passes} passed` };
  return { passes, failures };
}
