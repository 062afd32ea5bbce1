// npm run bench [-- --corpus DIR] [--passes N]: bundles the measurements as the products are bundled, and runs them.
// Figures are printed, none is asserted: they depend on the machine.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import * as esbuild from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const outfile = join(root, 'out/bench/bench.cjs');

await esbuild.build({
  entryPoints: [join(import.meta.dirname, 'bench.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  // Names stay readable in a profile: node --cpu-prof out/bench/bench.cjs
  minify: false,
  sourcemap: true,
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
