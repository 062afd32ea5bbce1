// Where things are. Everything that is made here stays below .vscode-test/, which git ignores.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, which is also the folder of the extension. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Downloads, installed hosts, and what tests leave behind to be looked at. */
export const CACHE = path.join(ROOT, '.vscode-test');

/** @param {import('./versions.mjs').HostName} name */
export function hostPaths(name) {
  const home = path.join(CACHE, 'hosts', name);
  const modules = path.join(home, 'node_modules');
  const nodePackage = path.join(modules, nodePackageName());
  return {
    home,
    /** Written when the installation is complete: it holds what was installed. */
    marker: path.join(home, 'installed.json'),
    /** Node with its headers. */
    nodePackage,
    node: path.join(nodePackage, 'bin', 'node'),
    nodeGyp: path.join(modules, 'node-gyp', 'bin', 'node-gyp.js'),
    codeServer: path.join(modules, 'code-server', 'out', 'node', 'entry.js'),
    /** The VS Code server inside code-server. */
    vscode: path.join(modules, 'code-server', 'lib', 'vscode'),
    ripgrep: path.join(modules, '@vscode', 'ripgrep-universal', 'bin', `linux-${process.arch}`, 'rg'),
  };
}

/** The npm package that carries Node for this machine. */
export function nodePackageName() {
  return `node-linux-${process.arch}`;
}
