// Configuration of @vscode/test-cli: one run per suite. `node test/editor/run.mjs` builds the tests, chooses
// the VS Code and calls it with the environment below; without that it downloads a desktop VS Code.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@vscode/test-cli';
import { prepareSuite } from './test/editor/prepare.mjs';
import { SUITES } from './test/editor/suites.mjs';

const { TEST_EXTENSION, TEST_REPORT, VSCODE_TEST_EXECUTABLE } = process.env;
const label = process.argv.indexOf('--label');
const asked = SUITES.filter((suite) => label < 0 || process.argv[label + 1] === suite.name);

/**
 * @param {import('./test/editor/suites.mjs').Suite} suite
 * @returns {import('@vscode/test-cli').IDesktopTestConfiguration}
 */
function configure(suite) {
  const { base, opened, userDataDir, extensionsDir } = prepareSuite(suite);
  process.on('exit', () => rmSync(base, { recursive: true, force: true, maxRetries: 3 }));
  return {
    label: suite.name,
    files: path.posix.join('out/editor', suite.files.replace(/\.ts$/, '.cjs')),
    workspaceFolder: opened,
    extensionDevelopmentPath: TEST_EXTENSION ?? import.meta.dirname,
    launchArgs: [`--user-data-dir=${userDataDir}`, `--extensions-dir=${extensionsDir}`],
    skipExtensionDependencies: true,
    ...(VSCODE_TEST_EXECUTABLE ? { useInstallation: { fromPath: VSCODE_TEST_EXECUTABLE } } : {}),
    mocha: {
      ui: 'bdd',
      timeout: 20_000,
      ...(TEST_REPORT
        ? { reporter: path.resolve('test/editor/reporter.cjs'), reporterOptions: { file: TEST_REPORT } }
        : {}),
    },
  };
}

export default defineConfig(asked.map(configure));
