// Makes what one suite runs on: a copy of its folders, so that tests may edit files, and a fresh profile.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UNTRUSTED_SETTINGS, writeSettings } from '../host/settings.mjs';

/**
 * @param {import('./suites.mjs').Suite} suite
 * @returns {{ base: string, opened: string, userDataDir: string, extensionsDir: string }} `base` holds the
 *   rest and is the caller's to remove; `opened` is the folder or `.code-workspace` file to open
 */
export function prepareSuite(suite) {
  // The real path: VS Code reports files by it, and the temporary folder is a link on macOS.
  const base = mkdtempSync(path.join(realpathSync(tmpdir()), 'suite-'));
  const names = Object.keys(suite.folders);
  for (const [name, fixture] of Object.entries(suite.folders)) {
    cpSync(path.join(import.meta.dirname, fixture), path.join(base, name), { recursive: true });
  }
  const userDataDir = path.join(base, 'user-data');
  const trust = suite.workspace === 'untrusted' ? UNTRUSTED_SETTINGS : {};
  writeSettings(userDataDir, { ...suite.settings, ...trust });
  const extensionsDir = path.join(base, 'extensions');
  mkdirSync(extensionsDir);
  const opened =
    suite.workspace === 'multi-root' ? writeWorkspaceFile(base, names) : path.join(base, names[0] ?? '');
  return { base, opened, userDataDir, extensionsDir };
}

/**
 * @param {string} base
 * @param {string[]} names
 */
function writeWorkspaceFile(base, names) {
  const file = path.join(base, 'fixture.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: names.map((name) => ({ path: name })) }, null, 2));
  return file;
}
