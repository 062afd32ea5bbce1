import * as assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { actionsAt, cleanUp, openFile, untilRules } from '../support.ts';

const TEXT = 'FROM alpine:3.20\nARG TARGETARCH=amd64\nRUN echo $TARGETARCH\n';

describe('untrusted workspace', () => {
  after(cleanUp);

  it('is in restricted mode', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('has diagnostics and fixes: they read and run nothing', async () => {
    const document = await openFile(TEXT);
    const [finding] = await untilRules(document.uri, ['platform-arg-default']);
    assert.ok(finding);
    const actions = await actionsAt(document.uri, finding.range, vscode.CodeActionKind.QuickFix);
    const fix = actions.find(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(document.getText(), TEXT.replace('=amd64', ''));
    await untilRules(document.uri, []);
  });
});
