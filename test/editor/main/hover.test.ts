import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { cleanUp, openFile, untilRules, withSetting } from '../support.ts';

// The finding tells when the extension has seen the document: hovers of a window that just started may come too early.
const TEXT =
  'FROM --platform=$TARGETPLATFORM alpine:3.20\nARG TARGETARCH TARGETVARIANT\nRUN echo $TARGETVARIANT aarch64\n';

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

async function open(): Promise<vscode.TextDocument> {
  const document = await openFile(TEXT);
  await untilRules(document.uri, ['platform-redundant']);
  return document;
}

describe('hover', () => {
  afterEach(cleanUp);

  it('says what an automatic ARG is on each target platform', async () => {
    const document = await open();
    const text = await hoverAt(document, '$TARGETVARIANT');
    assert.match(text, /\| linux\/arm\/v7 \| `v7` \|/);
    assert.match(text, /\| linux\/arm64 \| \(empty\) \|/);
  });

  it('says what an architecture word names', async () => {
    const document = await open();
    assert.match(await hoverAt(document, 'aarch64'), /linux\/arm64/);
  });

  it('is silent elsewhere and where it is switched off', async () => {
    const document = await open();
    assert.doesNotMatch(await hoverAt(document, 'alpine'), /target/);
    await withSetting('hover.enabled', false, async () => {
      assert.equal(await hoverAt(document, 'aarch64'), '');
    });
  });
});
