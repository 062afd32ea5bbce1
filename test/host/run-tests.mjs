// Runs a test entry inside the extension host of a VS Code from npm.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startBrowser } from './browser.mjs';
import { CACHE } from './paths.mjs';
import { startServer } from './server.mjs';
import { openWorkbench } from './workbench.mjs';

/**
 * @typedef {object} TestRun
 * @property {import('./versions.mjs').HostName} host
 * @property {string[]} extensions folders of the extensions under development; absolute, as all paths here
 * @property {string} tests module with `run()`
 * @property {string} [folder]
 * @property {string} [workspace]
 * @property {string} [userDataDir]
 * @property {string} [extensionsDir]
 * @property {number} limitMs the run fails when it takes longer
 */

/** How long the workbench may take to report the end after its extension host has gone. */
const FAREWELL_MS = 5_000;

/** The workbench's own chatter on the console that the test report comes through: beginnings of messages. */
const CHATTER = [
  '[AccountPolicyGate]',
  '[Agent Host',
  '[AgentHost',
  '[ChatModelSelection]',
  '[Service Worker]',
  '[reconnection-grace-time]',
  '[remote-connection]',
  'An unknown error occurred. Please consult the log',
  'Canceled: Canceled',
  'ChatSessionStore',
  'Creating a socket',
  'Creation of workbench contribution',
  'Error while fetching the extension under development',
  'Ignoring fetching additional',
  'Resolved connection token',
  'Resolving connection token',
  'Timed out waiting for authentication',
  'Updating additional builtin',
];

const WRAPPER = fileURLToPath(new URL('tests-wrapper.cjs', import.meta.url));

/**
 * @param {TestRun} options
 * @returns {Promise<number>} exit code: 0 only when the entry has run to its end, and well
 */
export async function runTests({
  host,
  extensions,
  tests,
  folder,
  workspace,
  userDataDir,
  extensionsDir,
  limitMs,
}) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'vscode-tests-'));
  const marker = path.join(scratch, 'marker');
  /** @type {import('./server.mjs').Server | undefined} */
  let server;
  /** @type {import('playwright-core').Browser | undefined} */
  let browser;
  const stop = async () => {
    await browser?.close().catch(() => undefined);
    await server?.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }

  /** @type {(ending: string) => void} */
  let end = () => {};
  const ended = new Promise((/** @type {(ending: string) => void} */ resolve) => (end = resolve));
  try {
    server = await startServer({
      host,
      env: { VSCODE_HOST_TESTS: tests, VSCODE_HOST_MARKER: marker },
      ...(userDataDir === undefined ? {} : { userDataDir }),
      ...(extensionsDir === undefined ? {} : { extensionsDir }),
      onExtensionHostExit: (code, signal) =>
        void sleep(FAREWELL_MS, undefined, { ref: false }).then(() =>
          end(`the extension host ended (code ${code}, signal ${signal})`),
        ),
    });
    const started = await startBrowser();
    browser = started.browser;
    const { page } = started;
    // The two functions that VS Code calls in a browser that runs tests.
    await page.exposeFunction('codeAutomationLog', printLog);
    await page.exposeFunction('codeAutomationExit', () => end(''));
    page.on('pageerror', (error) => console.error(`workbench: ${error.message}`));
    page.on('crash', () => end('the page crashed'));
    const where = workspace === undefined ? { folder } : { workspace };
    await openWorkbench(page, server, { ...where, extensions, tests: WRAPPER });
    const ending = await Promise.race([
      ended,
      sleep(limitMs, `no end after ${limitMs / 1000} s`, { ref: false }),
    ]);
    const status = existsSync(marker) ? readFileSync(marker, 'utf8') : undefined;
    if (status === undefined) await explain(ending, page, host);
    return status === 'passed' ? 0 : 1;
  } finally {
    await stop();
  }
}

/**
 * @param {string} type
 * @param {unknown[]} args
 */
function printLog(type, args) {
  const text = String(args[0] ?? '');
  if (CHATTER.some((start) => text.startsWith(start))) return;
  // A stack of the workbench leads into one enormous line of its bundle: the message says more.
  if (text.includes('/workbench/workbench.js:')) args = [text.split('\n', 1)[0]];
  const isProblem = type === 'error' || type === 'warn';
  (isProblem ? console.error : console.log)(...args);
}

/**
 * @param {string} ending
 * @param {import('playwright-core').Page} page
 * @param {string} host
 */
async function explain(ending, page, host) {
  const picture = path.join(CACHE, 'failures', `${host}.png`);
  mkdirSync(path.dirname(picture), { recursive: true });
  await page.screenshot({ path: picture }).catch(() => undefined);
  console.error(
    `The tests did not run to their end: ${ending || 'no completion marker'}. Picture: ${picture}`,
  );
}
