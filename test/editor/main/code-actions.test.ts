import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { actionsAt, cleanUp, openFile, untilRules } from '../support.ts';

const TEXT = `# syntax=docker/dockerfile:1
FROM --platform=$TARGETPLATFORM golang:1.24 AS build
RUN go version

FROM --platform=$TARGETPLATFORM alpine:3.20
`;
const RULE = 'platform-redundant';

async function apply(document: vscode.TextDocument, action: vscode.CodeAction | undefined): Promise<string> {
  assert.ok(action?.edit, 'the action has an edit');
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  return document.getText();
}

describe('code actions', () => {
  afterEach(cleanUp);

  async function open(): Promise<{ document: vscode.TextDocument; actions: vscode.CodeAction[] }> {
    const document = await openFile(TEXT);
    const [first] = await untilRules(document.uri, [RULE, RULE]);
    assert.ok(first);
    return { document, actions: await actionsAt(document.uri, first.range, vscode.CodeActionKind.QuickFix) };
  }

  const titled = (actions: vscode.CodeAction[], title: string): vscode.CodeAction | undefined =>
    actions.find((action) => action.title === title);

  it('mend one finding', async () => {
    const { document, actions } = await open();
    const fix = titled(actions, 'Remove the --platform flag');
    assert.equal(fix?.isPreferred, true);
    assert.equal(await apply(document, fix), TEXT.replace('--platform=$TARGETPLATFORM ', ''));
    await untilRules(document.uri, [RULE]);
  });

  it('mend all findings of a kind', async () => {
    const { document, actions } = await open();
    const text = await apply(document, titled(actions, `Fix all \`${RULE}\` in this file`));
    assert.equal(text, TEXT.replaceAll('--platform=$TARGETPLATFORM ', ''));
    await untilRules(document.uri, []);
  });

  it('mend everything as a source action', async () => {
    const { document } = await open();
    const kind = vscode.CodeActionKind.SourceFixAll.append('multiarch');
    const actions = await actionsAt(document.uri, new vscode.Range(0, 0, 0, 0), kind);
    assert.equal(actions.length, 1);
    assert.equal(await apply(document, actions[0]), TEXT.replaceAll('--platform=$TARGETPLATFORM ', ''));
    await untilRules(document.uri, []);
  });

  it('ignore one place, with a reason to fill in', async () => {
    const { document, actions } = await open();
    const text = await apply(document, titled(actions, `Ignore \`${RULE}\` here`));
    assert.match(text, /^# syntax=.*\n# multiarch-ignore platform-redundant: .+\nFROM --platform/);
    await untilRules(document.uri, [RULE]);
  });

  it('ignore a rule in the file, below the directives', async () => {
    const { document, actions } = await open();
    const text = await apply(document, titled(actions, `Ignore \`${RULE}\` in this file`));
    assert.match(text, /^# syntax=.*\n# multiarch-ignore-file platform-redundant: .+\nFROM --platform/);
    await untilRules(document.uri, []);
  });
});
