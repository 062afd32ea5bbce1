import * as assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

/** Odd, so that the median is one of them. */
const RUNS = 9;

interface Extension {
  readonly activate: (context: Pick<vscode.ExtensionContext, 'subscriptions'>) => unknown;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Figures for `npm run bench`, taken where they count: in VS Code's extension host. */
describe('start', () => {
  it('loads and activates', () => {
    const extension = vscode.extensions.getExtension('multiarch.multiarch');
    assert.ok(extension);
    // A second instance beside the real one would register its commands twice.
    assert.equal(extension.isActive, false, 'nothing has activated the extension');
    const main = path.join(extension.extensionPath, (extension.packageJSON as { main: string }).main);
    const require = createRequire(main);
    const loading: number[] = [];
    const activating: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      Reflect.deleteProperty(require.cache, require.resolve(main));
      const started = performance.now();
      const { activate } = require(main) as Extension;
      const loaded = performance.now();
      const subscriptions: vscode.Disposable[] = [];
      activate({ subscriptions });
      activating.push(performance.now() - loaded);
      loading.push(loaded - started);
      for (const subscription of subscriptions) subscription.dispose();
    }
    const both = loading.map((time, run) => time + (activating[run] ?? 0));
    const figure = (values: readonly number[]): string =>
      `${median(values).toFixed(1)} ms median of ${RUNS}, ${(values[0] ?? NaN).toFixed(1)} ms the first time`;
    console.log(`      VS Code ${vscode.version}, Node.js ${process.version}`);
    console.log(`      loading and activating: ${figure(both)}`);
    console.log(`      activate() itself: ${figure(activating)}`);
  });
});
