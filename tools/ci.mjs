// Runs every suite one after the other, prints each one's count and the sum. A suite that fails, skips a test or runs none
// fails the whole; the others are still run, so that one run tells all.
import { spawn } from 'node:child_process';

/**
 * What is run, and for each count that it prints the suite it belongs to, in order. `npm test` is the README's command.
 * @type {readonly (readonly [script: string, suites: readonly (readonly ['vitest' | 'ours' | 'exit', string])[]])[]}
 */
const RUNS = [
  ['check', [['exit', 'types, lint, format, dead code, generated pages']]],
  [
    'test',
    [
      ['vitest', 'unit'],
      ['ours', 'packages'],
      ['ours', 'editor, newest VS Code'],
    ],
  ],
  ['test:editor:minimum', [['ours', 'editor, oldest VS Code supported']]],
  ['test:drive', [['exit', 'drive through the workbench']]],
  ['test:start', [['exit', 'npm start, from a VSIX']]],
];

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
// Ours: `24 passed, 0 failed`. Vitest's: `Tests  2 failed | 421 passed | 1 skipped (424)`.
const OURS = /^(\d+) passed, (\d+) failed$/gm;
const VITEST = /^ *Tests +(?:(\d+) failed \| )?(?:(\d+) passed)?(?: \| (\d+) skipped)?/gm;

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {'vitest' | 'ours' | 'exit'} kind
 * @param {number} nth which of its counts of that kind, from 0
 * @param {string} output
 * @param {number} code
 * @returns {Count}
 */
function count(kind, nth, output, code) {
  if (kind === 'exit') return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
  const text = output.replace(COLOURS, '');
  if (kind === 'ours') {
    const [, passed, failed] = [...text.matchAll(OURS)][nth] ?? [];
    return { ...NOTHING, passed: Number(passed ?? 0), failed: Number(failed ?? 0) };
  }
  const [, failed, passed, skipped] = [...text.matchAll(VITEST)][nth] ?? [];
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
for (const [script, suites] of RUNS) {
  console.log(`\n== npm run ${script}`);
  const started = Date.now();
  const { code, output } = await run(script);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  const counts = suites.map(([kind, name], index) => {
    const nth = suites.slice(0, index).filter(([other]) => other === kind).length;
    return { name, ...count(kind, nth, output, code) };
  });
  const explained = code === 0 || counts.some((one) => one.failed > 0);
  for (const one of counts) {
    // What did not run is not known to be right: a skipped test, no test at all, a bad end after good tests.
    const silent = one.passed + one.failed === 0 || !explained ? 1 : 0;
    const lost = one.failed + one.skipped + silent;
    passed += one.passed;
    failed += lost;
    report.push(`${one.name}: ${one.passed} passed, ${lost} failed (npm run ${script}, ${seconds} s)`);
  }
}
console.log(`\n${report.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
