// Which VS Code to use. The desktop one where it can be had, else the one from npm.
import { findProgram } from './system.mjs';
import { HOSTS } from './versions.mjs';

/**
 * @typedef {import('./versions.mjs').HostName} HostName
 *
 * @typedef {{ kind: 'executable', path: string }
 *   | { kind: 'download', version: string, launcher: string[] }
 *   | { kind: 'hosted', host: HostName }} Choice
 *   `launcher`: the words that go before a command so that it finds a display
 */

const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_LIMIT_MS = 3_000;

/**
 * For tests, which must not depend on what a person has installed: only a VS Code that the environment names.
 *
 * @param {HostName} [host] this VS Code from npm, whatever else there is
 * @returns {Promise<Choice>}
 */
export async function chooseForTests(host) {
  const executable = process.env['VSCODE_TEST_EXECUTABLE'];
  if (host === undefined && executable) return { kind: 'executable', path: executable };
  // VS Code from npm is for Linux; elsewhere every version has to be downloaded.
  if (host !== undefined && process.platform === 'linux') return { kind: 'hosted', host };
  const version = host === 'minimum' ? HOSTS.minimum.vscode : 'stable';
  return (await chooseDownload(version)) ?? { kind: 'hosted', host: host ?? 'newest' };
}

/**
 * For a person who wants to see the extension: his own VS Code first.
 *
 * @returns {Promise<Choice>}
 */
export async function chooseForPerson() {
  const named = process.env['VSCODE_TEST_EXECUTABLE'];
  if (named) return { kind: 'executable', path: named };
  const installed = findProgram(process.platform === 'win32' ? ['code.cmd'] : ['code', 'code-insiders']);
  if (installed !== undefined && hasScreen()) return { kind: 'executable', path: installed };
  const download = hasScreen() ? await chooseDownload('stable') : undefined;
  return download ?? { kind: 'hosted', host: 'newest' };
}

/**
 * @param {string} version
 * @returns {Promise<Choice | undefined>} nothing without a display, or where the server cannot be reached
 */
async function chooseDownload(version) {
  const launcher = display();
  if (launcher === undefined) return undefined;
  const answer = await fetch(DOWNLOADS, {
    method: 'HEAD',
    signal: AbortSignal.timeout(PROBE_LIMIT_MS),
  }).catch(() => undefined);
  return answer?.ok ? { kind: 'download', version, launcher } : undefined;
}

/** @returns {string[] | undefined} how a program gets a display; nothing when it cannot */
function display() {
  if (hasScreen()) return [];
  const virtual = findProgram(['xvfb-run']);
  return virtual === undefined ? undefined : [virtual, '--auto-servernum'];
}

/** Whether there is a display that a person can look at. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
