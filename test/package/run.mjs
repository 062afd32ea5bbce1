// npm run test:package: builds both products as they are published, compares what is in them with golden lists, installs the
// npm package with no registry to be reached and runs it. UPDATE=1 writes the golden lists; read the difference.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { listZip } from './list-zip.mjs';
import { run } from './run-command.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const MAX_VSIX = 1024 * 1024;
const MAX_EXTENSION = 700 * 1024;
/** Nothing listens there: whoever asks a registry fails. */
const NO_REGISTRY = 'http://127.0.0.1:9';

/** Compares with a golden list of this folder. @param {string} file @param {string[]} names */
function golden(file, names) {
  const path = join(import.meta.dirname, file);
  const actual = [...names].sort().join('\n') + '\n';
  if (process.env.UPDATE === '1') writeFileSync(path, actual);
  assert.equal(actual, readFileSync(path, 'utf8'), `${file} differs; UPDATE=1 rewrites it`);
}

/** @param {string} work an empty folder */
function testTarball(work) {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], { cwd: ROOT }),
  );
  golden(
    'tarball.txt',
    packed.files.map(({ path }) => path),
  );

  const project = join(work, 'project');
  const tarball = join(work, packed.filename);
  const quiet = ['--offline', '--no-audit', '--no-fund', '--registry', NO_REGISTRY];
  run('npm', ['install', ...quiet, '--prefix', project, tarball], { cwd: work });
  const bin = join(project, 'node_modules/.bin/multiarch');
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  assert.equal(run(bin, ['--version'], { cwd: work }), `${version}\n`);

  writeFileSync(join(work, 'Dockerfile'), 'FROM alpine:3.20\nARG TARGETARCH=amd64\nRUN echo $TARGETARCH\n');
  const report = JSON.parse(run(bin, ['check', '--format', 'json', 'Dockerfile'], { cwd: work, status: 1 }));
  assert.deepEqual(
    report.findings.map(({ rule }) => rule),
    ['platform-arg-default'],
  );
  run(bin, ['check', '--fix', 'Dockerfile'], { cwd: work });
  run(bin, ['chekc'], { cwd: work, status: 2 });
  return `${packed.filename}: ${packed.files.length} files, ${kilobytes(packed.size)}; installs offline and runs`;
}

/** @param {string} work an empty folder */
function testVsix(work) {
  const vsix = join(work, 'multiarch.vsix');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  run(join(ROOT, 'node_modules/.bin/vsce'), ['package', ...flags, '--out', vsix], { cwd: ROOT });
  golden('vsix.txt', listZip(readFileSync(vsix)));
  const { size } = statSync(vsix);
  const extension = statSync(join(ROOT, 'dist/extension.js')).size;
  assert.ok(size <= MAX_VSIX, `the VSIX has ${kilobytes(size)}`);
  assert.ok(extension <= MAX_EXTENSION, `dist/extension.js has ${kilobytes(extension)}`);
  return `multiarch.vsix: ${kilobytes(size)}, dist/extension.js ${kilobytes(extension)}`;
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`;

const work = mkdtempSync(join(tmpdir(), 'multiarch-package-'));
let passed = 0;
try {
  // A repository of its own: no .multiarch.yaml from above holds in it.
  mkdirSync(join(work, '.git'));
  run('npm', ['run', 'build'], { cwd: ROOT });
  for (const testPackage of [testTarball, testVsix]) {
    console.log(testPackage(work));
    passed += 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true });
}
console.log(`${passed} passed, ${2 - passed} failed`);
