// Bundles each test file of test/editor into out/editor/, in the shape that the extension host can load.
import { rmSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { ROOT } from '../host/paths.mjs';
import { SetupError } from '../host/script.mjs';

const SOURCE = import.meta.dirname;

/** Where the bundles are: `<suite>/<name>.test.cjs`. */
export const OUTPUT = path.join(ROOT, 'out', 'editor');

export async function buildTests() {
  // A test that has been deleted must not run from its old bundle.
  rmSync(OUTPUT, { recursive: true, force: true });
  const building = esbuild.build({
    entryPoints: [path.join(SOURCE, '**/*.test.ts')],
    outbase: SOURCE,
    outdir: OUTPUT,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    // Mocha as well: `describe` has to be the one of the Mocha that runs.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  await building.catch(() => {
    // esbuild has printed the errors with their places.
    throw new SetupError('The tests do not build.');
  });
}
