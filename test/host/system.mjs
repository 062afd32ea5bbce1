// What has to come from the operating system: a browser, and a compiler for the native modules.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { SetupError } from './script.mjs';

/**
 * @typedef {object} Need
 * @property {string[]} programs any of them will do
 * @property {string[]} packages the Debian packages to install when there is none
 */

/** @type {Need} the fonts because a bare machine has none, and the browser then draws boxes for letters */
const BROWSER = {
  programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  packages: ['chromium', 'fonts-dejavu-core'],
};

/** @type {Need[]} what node-gyp asks for */
const COMPILER = ['python3', 'make', 'g++'].map((program) => ({ programs: [program], packages: [program] }));

/**
 * @param {string[]} names
 * @returns {string | undefined} the path of the first of these programs that is on PATH
 */
export function findProgram(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** @returns {string | undefined} the browser to drive: the environment variable CHROMIUM, else one on PATH */
export function findBrowser() {
  return process.env['CHROMIUM'] || findProgram(BROWSER.programs);
}

/** Makes sure that there is a browser for the tests; installs one where that is possible. */
export async function ensureBrowser() {
  if (findBrowser() === undefined) await ensure([BROWSER]);
}

/** Makes sure that native modules can be built. */
export async function ensureCompiler() {
  await ensure(COMPILER);
}

/** @param {Need[]} needs */
async function ensure(needs) {
  const missing = needs.filter((need) => findProgram(need.programs) === undefined);
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  const isDebian = existsSync('/etc/debian_version') && findProgram(['apt-get']) !== undefined;
  if (!isDebian) {
    throw new SetupError(`Please install: ${missing.map((need) => need.programs.join(' or ')).join(', ')}.`);
  }
  if (process.getuid?.() !== 0) {
    throw new SetupError(`Please run: sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`);
  }
  console.log(`Installing ${packages.join(', ')} with apt ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
