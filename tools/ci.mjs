// Runs every suite one after the other, prints each one's count and the sum. A suite that fails, skips a test or runs none
// fails the whole; the others are still run, so that one run tells all.
import { spawn } from 'node:child_process';

/**
 * `npm test`, the README's command, is the first two of these; they are called one by one for their counts.
 * @type {readonly (readonly [name: string, script: string, counted: boolean])[]}
 */
const SUITES = [
  ['check', 'check', false],
  ['unit', 'test:unit', true],
  ['editor, newest VS Code', 'test:editor', true],
  ['editor, oldest VS Code supported', 'test:editor:minimum', true],
  ['packages', 'test:package', true],
  ['npm start', 'test:start', false],
];

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
// Ours: `24 passed, 0 failed`. Vitest's: `Tests  2 failed | 421 passed | 1 skipped (424)`.
const OURS = /^(\d+) passed, (\d+) failed$/gm;
const VITEST = /^ *Tests +(?:(\d+) failed \| )?(?:(\d+) passed)?(?: \| (\d+) skipped)?/gm;

/** @param {string} output @returns {{ passed: number, failed: number, skipped: number }} */
function counts(output) {
  const text = output.replace(COLOURS, '');
  const ours = [...text.matchAll(OURS)].at(-1);
  if (ours) return { passed: Number(ours[1]), failed: Number(ours[2]), skipped: 0 };
  const [, failed, passed, skipped] = [...text.matchAll(VITEST)].at(-1) ?? [];
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0), skipped: Number(skipped ?? 0) };
}

/** @param {string} script @returns {Promise<{ code: number, output: string }>} */
function run(script) {
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces = /** @type {string[]} */ ([]);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      pieces.push(String(data));
      process.stdout.write(data);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: pieces.join('') }));
  });
}

let passed = 0;
let failed = 0;
const report = /** @type {string[]} */ ([]);
for (const [name, script, counted] of SUITES) {
  console.log(`\n== ${name}: npm run ${script}`);
  const started = Date.now();
  const { code, output } = await run(script);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  const count = counted
    ? counts(output)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  // What did not run is not known to be right: a skipped test, no test at all, a bad end after good tests.
  const silent = (code !== 0 || count.passed === 0) && count.failed === 0 ? 1 : 0;
  const lost = count.failed + count.skipped + silent;
  passed += count.passed;
  failed += lost;
  report.push(`${name}: ${count.passed} passed, ${lost} failed (${seconds} s)`);
}
console.log(`\n${report.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
