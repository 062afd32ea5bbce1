import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { cleanUp, openFile, withSetting } from '../support.ts';

const TEXT = 'FROM alpine:3.20\nARG TARGETARCH TARGETVARIANT\nRUN echo $TARGETVARIANT aarch64\n';

async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().lastIndexOf(text) + 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content as vscode.MarkdownString).value)
    .join('\n');
}

describe('hover', () => {
  afterEach(cleanUp);

  it('says what an automatic ARG is on each target platform', async () => {
    const document = await openFile(TEXT);
    const text = await hoverAt(document, '$TARGETVARIANT');
    assert.match(text, /\| linux\/arm\/v7 \| `v7` \|/);
    assert.match(text, /\| linux\/arm64 \| \(empty\) \|/);
  });

  it('says what an architecture word names', async () => {
    const document = await openFile(TEXT);
    assert.match(await hoverAt(document, 'aarch64'), /linux\/arm64/);
  });

  it('is silent elsewhere and where it is switched off', async () => {
    const document = await openFile(TEXT);
    assert.doesNotMatch(await hoverAt(document, 'alpine'), /target/);
    await withSetting('hover.enabled', false, async () => {
      assert.equal(await hoverAt(document, 'aarch64'), '');
    });
  });
});
