// Serves a VS Code from npm to a person's own browser, with the extension installed as its users get it: a
// page that is opened by hand cannot be told of an extension under development.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { serverEnvironment } from './environment.mjs';
import { installHost } from './install.mjs';
import { CACHE, hostPaths } from './paths.mjs';
import { run } from './run.mjs';
import { startServer } from './server.mjs';
import { workbenchQuery } from './workbench.mjs';

const VSCE = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');

/**
 * @param {{ host: import('./versions.mjs').HostName, extension: string, folder: string, port?: number | undefined }} options
 *   `extension` is a folder that has been built
 * @returns {Promise<{ address: string, displayName: string, stop: () => Promise<void> }>} `address` opens the
 *   folder; `stop` may be called more than once
 */
export async function startHosted({ host, extension, folder, port }) {
  await installHost(host);
  const home = path.join(CACHE, 'start', host);
  const extensionsDir = path.join(home, 'extensions');
  // Settings and layout stay from one start to the next, as a person expects; the extension is always the new one.
  const userDataDir = path.join(home, 'user-data');
  rmSync(extensionsDir, { recursive: true, force: true });
  mkdirSync(extensionsDir, { recursive: true });
  const vsix = path.join(home, 'extension.vsix');
  await packageExtension(extension, vsix);
  await installPackage(host, vsix, userDataDir, extensionsDir);

  const server = await startServer({
    host,
    userDataDir,
    extensionsDir,
    ...(port === undefined ? {} : { port }),
  });
  /** @type {Promise<void> | undefined} */
  let stopping;
  const manifest = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'));
  return {
    address: `${server.url}/?${workbenchQuery({ folder })}`,
    displayName: manifest.displayName ?? manifest.name,
    stop: () => (stopping ??= server.stop()),
  };
}

/**
 * @param {string} extension
 * @param {string} vsix
 */
async function packageExtension(extension, vsix) {
  // Without a terminal every question that vsce asks is a failure: answer them beforehand.
  const answers = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--no-rewrite-relative-links',
  ];
  await run(process.execPath, [VSCE, 'package', ...answers, '--out', vsix], { cwd: extension });
}

/**
 * @param {import('./versions.mjs').HostName} host
 * @param {string} vsix
 * @param {string} userDataDir
 * @param {string} extensionsDir
 */
async function installPackage(host, vsix, userDataDir, extensionsDir) {
  const { node, codeServer } = hostPaths(host);
  const folders = ['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
  await run(node, [codeServer, '--config', '/dev/null', ...folders, '--install-extension', vsix], {
    env: serverEnvironment(),
  });
}
