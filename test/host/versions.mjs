// The pinned versions of VS Code that tests run on where no desktop VS Code can be had. `code-server` is
// VS Code's own workbench and server as an npm package: `code-server@4.N` carries VS Code 1.N.

/**
 * @typedef {'newest' | 'minimum'} HostName
 *
 * @typedef {object} HostVersion
 * @property {string} vscode what `vscode.version` says there
 * @property {string} codeServer version of the npm package `code-server`
 * @property {string} node version of the npm package `node-linux-<arch>`: the Node line which that VS Code runs on
 * @property {string[]} native modules of the VS Code server that npm has no ready binary for
 * @property {Record<string, string>} overrides newer versions of dependencies, where those do have ready binaries
 * @property {boolean} downloadsRipgrep whether its `@vscode/ripgrep` fetches the program from GitHub when it is
 *   installed; then the file search gets the program out of an npm package instead
 */

/** @type {Record<HostName, HostVersion>} */
export const HOSTS = {
  newest: {
    vscode: '1.139.1',
    codeServer: '4.139.1',
    node: '24.21.0',
    native: ['@vscode/spdlog', '@vscode/native-watchdog'],
    overrides: {},
    downloadsRipgrep: false,
  },
  // The version that `engines.vscode` in package.json promises.
  minimum: {
    vscode: '1.103.2',
    codeServer: '4.103.2',
    node: '22.17.0',
    native: ['@vscode/spdlog', 'native-watchdog', 'node-pty'],
    overrides: { argon2: '0.44.0' },
    downloadsRipgrep: true,
  },
};

/** Builds the native modules; its own pin, since the copy inside npm has no stable path. */
export const NODE_GYP = '12.4.0';

/** Carries the ripgrep program for every system inside the package. */
export const RIPGREP = '1.18.0';
