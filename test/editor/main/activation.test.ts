import * as assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { cleanUp, openFile, untilRules } from '../support.ts';

function extensionUnderTest(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('multiarch.multiarch');
  assert.ok(extension, 'the extension is not there');
  return extension;
}

describe('extension', () => {
  after(cleanUp);

  it('activates with the first Dockerfile, not with the window', async () => {
    const extension = extensionUnderTest();
    const events = (extension.packageJSON as { activationEvents: string[] }).activationEvents;
    assert.ok(!events.includes('*') && !events.includes('onStartupFinished'));
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('tells a person when it cannot start, and leaves nothing half started', async () => {
    const extension = extensionUnderTest();
    const main = path.join(extension.extensionPath, (extension.packageJSON as { main: string }).main);
    const { activate } = createRequire(main)(main) as {
      activate: (context: { subscriptions: vscode.Disposable[] }) => void;
    };
    const told: string[] = [];
    const { showErrorMessage } = vscode.window;
    const subscriptions: vscode.Disposable[] = [];
    Object.assign(vscode.window, {
      showErrorMessage: (message: string) => {
        told.push(message);
        return Promise.resolve(undefined);
      },
    });
    try {
      // What it registers is there already, so a second start fails.
      assert.throws(() => {
        activate({ subscriptions });
      }, /already exists/i);
    } finally {
      Object.assign(vscode.window, { showErrorMessage });
      for (const subscription of subscriptions) subscription.dispose();
    }
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^Multi-Arch could not start: /);
    const document = await openFile('FROM --platform=$TARGETPLATFORM alpine:3.20\n');
    await untilRules(document.uri, ['platform-redundant']);
  });
});
