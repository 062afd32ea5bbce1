// npm run score -- DIR: how the findings of dist/cli.js compare with the hand-made labels of a corpus.
// DIR holds dockerfile/, labels.tsv and score.py. Fails below the precision and recall that we promise.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { LANGUAGES, readTotals } from './totals.mjs';

const PRECISION = 0.95;
const RECALL = 0.9;
const PLATFORMS = 'linux/amd64,linux/arm64,linux/arm/v7';
const CLI = resolve(import.meta.dirname, '../../dist/cli.js');

/** Ends with one line on stderr. @param {string} message @returns {never} */
function stop(message) {
  console.error(`score: ${message}`);
  process.exit(2);
}

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) stop('Name the folder of the corpus: npm run score -- ../shared/corpus [-v]');
const corpus = resolve(folder);
for (const name of ['labels.tsv', 'score.py', ...LANGUAGES]) {
  if (!existsSync(join(corpus, name))) stop(`${join(folder, name)} is missing. Is ${folder} a corpus?`);
}
if (!existsSync(CLI)) stop('dist/cli.js is missing. Run `npm run build` first.');
if (spawnSync('python3', ['--version']).status !== 0)
  stop('python3 is missing. Install it: apt-get install python3');

/** @returns {string} file, line and rule of each finding */
function findings() {
  const args = [CLI, 'check', '--offline', '--format', 'json', '--fail-on', 'never', '--platform', PLATFORMS];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...LANGUAGES], {
    cwd: corpus,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0 && status !== 3) stop(`dist/cli.js failed: ${stderr}`);
  const report = JSON.parse(stdout);
  for (const { reason } of report.errors) console.error(`score: ${reason}`);
  return report.findings.map(({ file, line, rule }) => `${file}\t${line}\t${rule}\n`).join('');
}

/** The labels of the languages that are checked. */
function labels() {
  const [head, ...rows] = readFileSync(join(corpus, 'labels.tsv'), 'utf8').split('\n');
  return [head, ...rows.filter((row) => LANGUAGES.some((language) => row.startsWith(`${language}/`)))].join(
    '\n',
  );
}

// The scorer looks for the files beside the labels, so they stand beside them.
const work = mkdtempSync(join(tmpdir(), 'multiarch-score-'));
try {
  writeFileSync(join(work, 'labels.tsv'), labels());
  writeFileSync(join(work, 'findings.tsv'), findings());
  for (const name of readdirSync(corpus)) {
    if (LANGUAGES.includes(name)) symlinkSync(join(corpus, name), join(work, name));
  }
  const args = [join(corpus, 'score.py'), join(work, 'findings.tsv'), join(work, 'labels.tsv'), ...options];
  const table = execFileSync('python3', args, {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  console.log(`${relative('.', corpus)}: ${LANGUAGES.join(', ')} for ${PLATFORMS}\n\n${table}`);
  const { precision, recall, weak } = readTotals(table);
  for (const line of weak) console.error(`score: ${line}`);
  if (precision < PRECISION || recall < RECALL) {
    console.error(`score: Precision must be ${PRECISION} and recall ${RECALL} at least.`);
  }
  if (precision < PRECISION || recall < RECALL || weak.length > 0) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true });
}
