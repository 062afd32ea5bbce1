// `npm start`: opens a real VS Code with the extension, which has been built, on the examples.
// Usage: node test/host/start.mjs [--port N] [--no-open] [--host newest|minimum] [--once]
//   --port       of the address to open, when VS Code comes from npm; the environment variable PORT does the same
//   --no-open    only print that address
//   --host       this VS Code from npm, whatever is installed
//   --once       start it, check in a browser that the extension is active there, and end
//   --extension  FOLDER and --folder FOLDER: another extension, another folder to open
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { requireBuilt } from './built.mjs';
import { chooseForPerson, hasScreen } from './choose.mjs';
import { CACHE, ROOT } from './paths.mjs';
import { SetupError, main } from './script.mjs';
import { checkStart } from './start-check.mjs';
import { startHosted } from './start-hosted.mjs';
import { findProgram } from './system.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      host: { type: 'string' },
      once: { type: 'boolean', default: false },
      extension: { type: 'string' },
      folder: { type: 'string' },
    },
  });
  const { host } = values;
  const port = readPort(values.port ?? process.env['PORT']);
  if (host !== undefined && host !== 'newest' && host !== 'minimum')
    throw new SetupError('--host newest|minimum');
  const extension = path.resolve(values.extension ?? ROOT);
  const folder = path.resolve(values.folder ?? path.join(ROOT, 'examples'));
  if (!existsSync(folder)) throw new SetupError(`There is no folder ${folder}.`);

  requireBuilt(extension);
  const wantsHosted = host !== undefined || values.once;
  const choice = wantsHosted
    ? /** @type {const} */ ({ kind: 'hosted', host: host ?? 'newest' })
    : await chooseForPerson();
  if (choice.kind !== 'hosted') return openDesktop(choice, extension, folder);

  const hosted = await startHosted({ host: choice.host, extension, folder, port });
  const stopped = untilStopped(hosted.stop);
  try {
    if (values.once) {
      console.log(await checkStart(hosted.address, hosted.displayName, 'services/web/Dockerfile'));
      return;
    }
    console.log(`VS Code with ${hosted.displayName}: ${hosted.address} (Ctrl-C ends it)`);
    if (!values['no-open']) openAddress(hosted.address);
    await stopped;
  } finally {
    await hosted.stop();
  }
});

/**
 * @param {Exclude<import('./choose.mjs').Choice, { kind: 'hosted' }>} choice
 * @param {string} extension
 * @param {string} folder
 * @returns {Promise<number>} the exit code of VS Code
 */
async function openDesktop(choice, extension, folder) {
  const args = [`--extensionDevelopmentPath=${extension}`, folder];
  let executable;
  if (choice.kind === 'executable') {
    executable = choice.path;
  } else {
    mkdirSync(CACHE, { recursive: true });
    executable = await downloadAndUnzipVSCode({ version: choice.version, cachePath: CACHE });
    // A profile of its own: what is tried out here must not touch a person's settings.
    args.unshift(`--user-data-dir=${path.join(CACHE, 'start', 'desktop')}`);
  }
  if (process.getuid?.() === 0) args.unshift('--no-sandbox');
  console.log(`VS Code: ${executable}`);
  // Only a .cmd file needs the shell.
  const shell = executable.endsWith('.cmd');
  const quoted = shell ? [executable, ...args].map((word) => `"${word}"`) : [executable, ...args];
  const [command = executable, ...rest] = quoted;
  const child = spawn(command, rest, { stdio: 'inherit', shell });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 0));
  });
}

/** @param {string | undefined} text @returns {number | undefined} */
function readPort(text) {
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new SetupError(`Not a port: ${text}`);
  return port;
}

/**
 * @param {() => Promise<void>} stop
 * @returns {Promise<void>} at the first signal that asks for the end
 */
function untilStopped(stop) {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      // Kept in place: a second Ctrl-C must not end this process before the server has gone.
      process.on(signal, () => void stop().finally(resolve));
    }
  });
}

/** Opens the address where a person can see it; the line with the address has been printed in any case. @param {string} address */
function openAddress(address) {
  const opener = hasScreen() ? findProgram(['xdg-open']) : undefined;
  if (opener !== undefined) spawn(opener, [address], { stdio: 'ignore', detached: true }).unref();
}
