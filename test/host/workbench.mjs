// Opens the workbench in a page, with extensions under development and, for test runs, a test entry.

/**
 * @typedef {object} WorkbenchOptions
 * @property {string | undefined} [folder] to open; absolute, as all paths here
 * @property {string | undefined} [workspace] a `.code-workspace` file to open instead
 * @property {string[]} [extensions] folders of extensions under development
 * @property {string} [tests] module whose `run()` the extension host calls
 */

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./server.mjs').Server} server
 * @param {WorkbenchOptions} options
 */
export async function openWorkbench(page, server, { folder, workspace, extensions = [], tests }) {
  const uri = (/** @type {string} */ path) => ({
    $mid: 1,
    scheme: 'vscode-remote',
    authority: server.authority,
    path,
  });
  const development = {
    ...(extensions.length > 0 ? { extensions: extensions.map(uri) } : {}),
    ...(tests === undefined ? {} : { extensionTestsPath: uri(tests) }),
  };
  await page.addInitScript(addDevelopmentOptions, development);
  await page.goto(`${server.url}/?${workbenchQuery({ folder, workspace })}`);
}

/** @param {Pick<WorkbenchOptions, 'folder' | 'workspace'>} options @returns {URLSearchParams} of the server's address */
export function workbenchQuery({ folder, workspace }) {
  if (folder !== undefined) return new URLSearchParams({ folder });
  if (workspace !== undefined) return new URLSearchParams({ workspace });
  return new URLSearchParams({ ew: 'true' });
}

/**
 * Runs in the page before its own scripts. The workbench reads its configuration from an attribute, and
 * `developmentOptions` there is VS Code's own way to name extensions under development. Two other ways were
 * tried: the `payload` parameter works only with a server option that also switches notifications off, and
 * a page that Playwright has rewritten may not open WebSockets to the loopback address.
 *
 * @param {object} development
 */
function addDevelopmentOptions(development) {
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (/** @type {string} */ name) {
    const value = getAttribute.call(this, name);
    if (name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration' || !value) return value;
    const configuration = JSON.parse(value);
    configuration.developmentOptions = { ...configuration.developmentOptions, ...development };
    return JSON.stringify(configuration);
  };
}
