import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { cleanUp, openFile, until, untilRules, writeFile } from '../support.ts';

const REDUNDANT = 'FROM --platform=$TARGETPLATFORM alpine:3.20\n';

describe('commands', () => {
  afterEach(cleanUp);

  it('are all there', async () => {
    const extension = vscode.extensions.getExtension('multiarch.multiarch');
    assert.ok(extension);
    const manifest = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = await vscode.commands.getCommands(true);
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      declared.filter((command) => !registered.includes(command)),
      [],
    );
  });

  it('open the page of a rule, inside the extension', async () => {
    await vscode.commands.executeCommand('multiarch.openRule', 'arch-download');
    const shown = (): string => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
    await until(vscode.window.tabGroups.onDidChangeTabs, () => shown().includes('arch-download'), shown);
  });

  it('check files that are not open, as git sees the folder', async () => {
    const found = await writeFile('sub/Dockerfile', REDUNDANT);
    const left = await writeFile('sub/left/Dockerfile', REDUNDANT);
    await writeFile('sub/.gitignore', 'left/\n');
    // A notification may wait for an answer when there is nothing to report: not so here.
    await vscode.commands.executeCommand('multiarch.checkWorkspace');
    await untilRules(found, ['platform-redundant']);
    await untilRules(left, []);

    await vscode.workspace.fs.delete(found);
    await untilRules(found, []);
  });

  it('check what a person has typed and not saved', async () => {
    const document = await openFile(REDUNDANT);
    await untilRules(document.uri, ['platform-redundant']);
    await vscode.commands.executeCommand('multiarch.checkWorkspace');
    await untilRules(document.uri, ['platform-redundant']);
  });
});
