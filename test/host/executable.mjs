#!/usr/bin/env node
// Stands in for the VS Code executable: @vscode/test-electron and @vscode/test-cli start it with the
// arguments of the desktop VS Code, and it runs the tests in a VS Code from npm.
// Environment: VSCODE_TEST_HOST=newest|minimum, VSCODE_TEST_LIMIT=seconds.
import { statSync } from 'node:fs';
import path from 'node:path';
import { installHost } from './install.mjs';
import { runTests } from './run-tests.mjs';
import { SetupError, main } from './script.mjs';

await main(async () => {
  const host = process.env['VSCODE_TEST_HOST'] === 'minimum' ? 'minimum' : 'newest';
  const limitMs = Number(process.env['VSCODE_TEST_LIMIT'] ?? 300) * 1000;
  const options = readArguments(process.argv.slice(2));
  await installHost(host);
  const code = await runTests({ host, limitMs, ...options });
  // A closed browser can leave handles behind; the exit code is known and everything is stopped.
  process.exit(code);
});

/**
 * Every other argument (`--no-sandbox`, `--skip-welcome` ...) is about the desktop. Workspace trust is read
 * from the settings instead, because @vscode/test-electron always adds `--disable-workspace-trust`.
 *
 * @param {string[]} args
 */
function readArguments(args) {
  /** @param {string} name */
  const values = (name) =>
    args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => path.resolve(arg.slice(name.length + 3)));
  const [tests] = values('extensionTestsPath');
  if (tests === undefined)
    throw new SetupError('executable.mjs only runs tests: --extensionTestsPath is missing.');
  const [userDataDir] = values('user-data-dir');
  const [extensionsDir] = values('extensions-dir');
  const opened = args.find((arg) => !arg.startsWith('-'));
  return {
    tests,
    extensions: values('extensionDevelopmentPath'),
    ...(userDataDir === undefined ? {} : { userDataDir }),
    ...(extensionsDir === undefined ? {} : { extensionsDir }),
    ...(opened === undefined ? {} : toOpen(path.resolve(opened))),
  };
}

/** @param {string} file @returns {{ folder: string } | { workspace: string }} */
function toOpen(file) {
  return statSync(file).isDirectory() ? { folder: file } : { workspace: file };
}
