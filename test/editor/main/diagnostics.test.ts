import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  cleanUp,
  freshName,
  openFile,
  ours,
  ruleOf,
  setText,
  until,
  untilRules,
  withSetting,
  writeFile,
} from '../support.ts';

const REDUNDANT = 'FROM --platform=$TARGETPLATFORM alpine:3.20\n';
const CLEAN = 'FROM alpine:3.20\n';
const SHADOWED = 'FROM alpine:3.20\nARG TARGETARCH=amd64\nRUN echo $TARGETARCH\n';

describe('diagnostics', () => {
  afterEach(cleanUp);

  it('appear, follow the text and go away', async () => {
    const document = await openFile(REDUNDANT);
    const [first] = await untilRules(document.uri, ['platform-redundant']);
    assert.ok(first);
    assert.equal(first.severity, vscode.DiagnosticSeverity.Information);
    assert.deepEqual(
      [first.range.start.line, first.range.start.character, first.range.end.character],
      [0, 5, 31],
    );
    assert.match(first.message, /alpine:3\.20/);

    await setText(document, `# a comment\n${REDUNDANT}`);
    await until(
      vscode.languages.onDidChangeDiagnostics,
      () => ours(document.uri)[0]?.range.start.line === 1,
      () => 'the finding did not move with its line',
    );
    await setText(document, CLEAN);
    await untilRules(document.uri, []);
  });

  it('carry a link to the rule and the places that matter', async () => {
    const document = await openFile(SHADOWED);
    const [finding] = await untilRules(document.uri, ['platform-arg-default']);
    assert.ok(finding && typeof finding.code === 'object');
    assert.equal(finding.code.value, 'platform-arg-default');
    const page = await vscode.workspace.openTextDocument(finding.code.target);
    assert.match(page.getText(), /^# platform-arg-default\n[^]*```dockerfile/);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
  });

  it('come for files that only look like Dockerfiles by their name', async () => {
    const document = await openFile(REDUNDANT, freshName('Dockerfile-'));
    assert.equal(document.languageId, 'dockerfile');
    await untilRules(document.uri, ['platform-redundant']);
  });

  it('come for unsaved documents, and when the language is set by hand', async () => {
    const unsaved = await vscode.workspace.openTextDocument({ language: 'dockerfile', content: REDUNDANT });
    await untilRules(unsaved.uri, ['platform-redundant']);
    const plain = await openFile(REDUNDANT, freshName('plain'));
    const asDockerfile = await vscode.languages.setTextDocumentLanguage(plain, 'dockerfile');
    await untilRules(asDockerfile.uri, ['platform-redundant']);
  });

  it('go when the document is closed', async () => {
    // Not through `openTextDocument`, which would keep the document for minutes.
    const uri = await writeFile(freshName(), REDUNDANT);
    await vscode.commands.executeCommand('vscode.open', uri);
    await untilRules(uri, ['platform-redundant']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilRules(uri, []);
  });

  it('follow the settings at once', async () => {
    const document = await openFile(REDUNDANT);
    await untilRules(document.uri, ['platform-redundant']);
    await withSetting('rules', { 'platform-redundant': 'off' }, async () => {
      await untilRules(document.uri, []);
    });
    await untilRules(document.uri, ['platform-redundant']);
    await withSetting('rules', { 'platform-redundant': 'error' }, async () => {
      await until(
        vscode.languages.onDidChangeDiagnostics,
        () => ours(document.uri)[0]?.severity === vscode.DiagnosticSeverity.Error,
        () => 'the severity did not change',
      );
    });
    await withSetting('lint.run', 'off', async () => {
      await untilRules(document.uri, []);
    });
    await untilRules(document.uri, ['platform-redundant']);
  });

  it('wait for the save when told to', async () => {
    await withSetting('lint.run', 'onSave', async () => {
      const document = await openFile(CLEAN);
      await setText(document, REDUNDANT);
      await document.save();
      await untilRules(document.uri, ['platform-redundant']);
    });
  });

  it('follow .multiarch.yaml, whose own mistakes are shown', async () => {
    const document = await openFile(REDUNDANT);
    await untilRules(document.uri, ['platform-redundant']);
    const config = await openFile(
      'rules:\n  platform-redundant: off\n  platform-redundnat: off\n',
      '.multiarch.yaml',
    );
    const [mistake] = await untilRules(config.uri, ['config-invalid']);
    assert.match(mistake?.message ?? '', /`platform-redundant` meant/);
    await untilRules(document.uri, []);
    await setText(config, 'rules: {}\n');
    await config.save();
    await untilRules(document.uri, ['platform-redundant']);
    await untilRules(config.uri, []);
  });

  it('leave to others what they report as well', async () => {
    const others = vscode.languages.createDiagnosticCollection('buildkit-stand-in');
    try {
      const document = await openFile(REDUNDANT);
      await untilRules(document.uri, ['platform-redundant']);
      await withSetting('lint.deferTo', ['buildkit'], async () => {
        const same = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 5), 'Setting platform to predefined...');
        same.source = 'docker-language-server';
        same.code = 'RedundantTargetPlatform';
        others.set(document.uri, [same]);
        await untilRules(document.uri, []);
        others.clear();
        await untilRules(document.uri, ['platform-redundant']);
      });
    } finally {
      others.dispose();
    }
  });

  it('come for virtual files, not for old versions', async () => {
    const text = (): string => REDUNDANT;
    const providers = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider('virtual-test', {
        provideTextDocumentContent: text,
      }),
      vscode.workspace.registerTextDocumentContentProvider('review', { provideTextDocumentContent: text }),
    );
    try {
      const old = await vscode.workspace.openTextDocument(vscode.Uri.parse('review:/old/Dockerfile'));
      const virtual = await vscode.workspace.openTextDocument(vscode.Uri.parse('virtual-test:/x/Dockerfile'));
      await untilRules(virtual.uri, ['platform-redundant']);
      assert.equal(old.languageId, 'dockerfile');
      assert.deepEqual(ours(old.uri), []);
    } finally {
      providers.dispose();
    }
  });

  it('leave ignored files alone', async () => {
    const ignored = await openFile(REDUNDANT);
    const other = await openFile(REDUNDANT, freshName('Dockerfile-'));
    await untilRules(ignored.uri, ['platform-redundant']);
    await untilRules(other.uri, ['platform-redundant']);
    await writeFile('.multiarch.yaml', 'ignore: ["Dockerfile.*"]\n');
    await untilRules(ignored.uri, []);
    assert.deepEqual(ours(other.uri).map(ruleOf), ['platform-redundant']);
  });
});
