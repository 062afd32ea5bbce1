// The environment of the VS Code server, and so of the extension host.

/**
 * What a VS Code around us, for instance its terminal, leaves in the environment and a second one would obey.
 * Everything else has to pass through: PATH with a test's stand-ins, and the options of the test runner.
 */
const LEAKS = [
  'VSCODE_IPC_HOOK_CLI',
  'VSCODE_PROXY_URI',
  'VSCODE_NLS_CONFIG',
  'VSCODE_GIT_IPC_HANDLE',
  'ELECTRON_RUN_AS_NODE',
  'CODE_SERVER_PARENT_PID',
  'NODE_OPTIONS',
  'PORT',
  'PASSWORD',
  'HASHED_PASSWORD',
];

/**
 * @param {Record<string, string>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment(extra = {}) {
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    // No look-ups in a marketplace.
    EXTENSIONS_GALLERY: '{}',
    // Or the server takes the environment, PATH above all, of a login shell.
    VSCODE_CLI: '1',
  };
  for (const key of LEAKS) delete env[key];
  return { ...env, ...extra };
}
