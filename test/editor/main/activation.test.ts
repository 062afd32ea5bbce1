import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('extension', () => {
  it('activates with the first Dockerfile, not with the window', async () => {
    const extension = vscode.extensions.getExtension('multiarch.multiarch');
    assert.ok(extension, 'the extension is not there');
    const events = (extension.packageJSON as { activationEvents: string[] }).activationEvents;
    assert.ok(!events.includes('*') && !events.includes('onStartupFinished'));
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
