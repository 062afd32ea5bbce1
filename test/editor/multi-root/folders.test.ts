import * as assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { cleanUp, folder, openFile, untilRules, writeFile } from '../support.ts';

const REDUNDANT = 'FROM --platform=$TARGETPLATFORM alpine:3.20\n';

describe('workspace with several folders', () => {
  after(cleanUp);

  it('has all of them, in the order of the file', () => {
    const names = vscode.workspace.workspaceFolders?.map(({ name }) => name);
    assert.deepEqual(names, ['api', 'worker']);
  });

  it('heeds the configuration of each folder for its own files', async () => {
    await writeFile('.multiarch.yaml', 'rules: {platform-redundant: off}\n', folder(1));
    const first = await openFile(REDUNDANT, 'Dockerfile.one', folder(0));
    const second = await openFile(`${REDUNDANT}ARG TARGETARCH=amd64\n`, 'Dockerfile.two', folder(1));
    await untilRules(first.uri, ['platform-redundant']);
    await untilRules(second.uri, ['platform-arg-default']);
  });
});
