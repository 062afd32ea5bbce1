// Starts and stops the server part of VS Code: it serves the workbench to a browser and runs the extension
// host, a real Node process.
import { spawn } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverEnvironment } from './environment.mjs';
import { hostPaths } from './paths.mjs';
import { SetupError } from './script.mjs';
import { writeSettings } from './settings.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {import('./versions.mjs').HostName} [host] the installed host; `newest` unless told
 * @property {number} [port] a free one unless told
 * @property {Record<string, unknown>} [settings] user settings on top of the quiet ones; workspace trust is on
 *   exactly when `security.workspace.trust.enabled` is true
 * @property {Record<string, string>} [env] for the server, and so for the extension host
 * @property {string} [userDataDir] a folder of its own, removed at the end, unless told
 * @property {string} [extensionsDir] the same
 * @property {(code: string, signal: string) => void} [onExtensionHostExit] an extension host process has ended
 *
 * @typedef {object} Server
 * @property {string} url
 * @property {string} authority `127.0.0.1:port`, the authority of the `vscode-remote:` addresses of its files
 * @property {string} log file with what the server printed, until it is stopped
 * @property {() => Promise<void>} stop
 */

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 4_000;

/**
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>} once it answers
 */
export async function startServer(options = {}) {
  const paths = hostPaths(options.host ?? 'newest');
  const port = await freePort(options.port);
  const base = mkdtempSync(path.join(realpathSync(tmpdir()), 'vscode-host-'));
  const userDataDir = options.userDataDir ?? path.join(base, 'user-data');
  const extensionsDir = options.extensionsDir ?? path.join(base, 'extensions');
  mkdirSync(extensionsDir, { recursive: true });
  const settings = writeSettings(userDataDir, options.settings ?? {});
  const config = path.join(base, 'config.yaml');
  writeFileSync(config, '{}\n');

  const args = [paths.codeServer, '--config', config, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none'];
  args.push('--user-data-dir', userDataDir, '--extensions-dir', extensionsDir, '--ignore-last-opened');
  args.push(
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-proxy',
    '--disable-getting-started-override',
  );
  if (settings['security.workspace.trust.enabled'] !== true) args.push('--disable-workspace-trust');

  // With TMPDIR, sockets and the like go away with the run.
  const env = serverEnvironment({ TMPDIR: base, ...options.env });
  // A process group of its own, so that stop() reaches the extension hosts and their children too.
  const child = spawn(paths.node, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const log = path.join(base, 'server.log');
  const logStream = createWriteStream(log);
  child.stdout.pipe(logStream);
  child.stderr.pipe(logStream);
  child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
    const ended = /Extension Host Process exited with code: (\S+), signal: (\S+)\./.exec(chunk.toString());
    if (ended) options.onExtensionHostExit?.(ended[1] ?? '', ended[2] ?? '');
  });

  const stop = async () => {
    await stopGroup(child);
    rmSync(base, { recursive: true, force: true, maxRetries: 3 });
  };
  const url = `http://127.0.0.1:${port}`;
  const problem = await untilHealthy(child, url);
  if (problem !== undefined) {
    const printed = readFileSync(log, 'utf8');
    await stop();
    throw new SetupError(`The VS Code server ${problem}:\n${printed}`);
  }
  return { url, authority: `127.0.0.1:${port}`, log, stop };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} url
 * @returns {Promise<string | undefined>} what went wrong
 */
async function untilHealthy(child, url) {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) return `ended with ${child.exitCode}`;
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return undefined;
    await sleep(100);
  }
  return 'did not answer';
}

/** @param {import('node:child_process').ChildProcess} child */
async function stopGroup(child) {
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      process.kill(-(child.pid ?? 0), signal);
    } catch {
      // Nobody is left in the group.
    }
  };
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const running = child.exitCode === null && child.signalCode === null;
  kill('SIGTERM');
  if (running) await Promise.race([ended, sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
  kill('SIGKILL');
}

/**
 * The server itself does not end when its port is taken, so that is found out beforehand.
 *
 * @param {number} [wanted] any unless told
 * @returns {Promise<number>}
 */
function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error) => reject(new SetupError(`Port ${wanted} cannot be used: ${error.message}`)));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
