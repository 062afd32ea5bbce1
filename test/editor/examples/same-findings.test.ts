import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { folder, ours, ruleOf } from '../support.ts';

interface Report {
  readonly findings: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
  }[];
}

const SEVERITIES = ['error', 'warning', 'information'];

/** What the command line finds in the folder that the editor has open. */
async function commandLine(): Promise<string[]> {
  const extension = vscode.extensions.getExtension('multiarch.multiarch');
  assert.ok(extension);
  const cli = path.join(process.env['TEST_CLI'] ?? path.join(extension.extensionPath, 'dist', 'cli.js'));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, 'check', '--offline', '--format', 'json', '--fail-on', 'never', '.'],
    // In a desktop VS Code the executable is Electron, which this makes a Node.js.
    { cwd: folder().fsPath, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  const { findings } = JSON.parse(stdout) as Report;
  return findings.map(({ file, line, column, rule, severity, message }) =>
    [file, line, column, rule, severity, message].join(' '),
  );
}

function editor(): string[] {
  return vscode.languages.getDiagnostics().flatMap(([uri]) =>
    ours(uri).map((diagnostic) => {
      const { line, character } = diagnostic.range.start;
      const severity = SEVERITIES[diagnostic.severity];
      const file = path.posix.relative(folder().path, uri.path);
      return [file, line + 1, character + 1, ruleOf(diagnostic), severity, diagnostic.message].join(' ');
    }),
  );
}

describe('the sample workspace', () => {
  it('has the same findings in the editor and on the command line', async () => {
    const expected = await commandLine();
    assert.ok(expected.length > 5, 'the examples hold real mistakes');
    await vscode.commands.executeCommand('multiarch.checkWorkspace');
    assert.deepEqual(editor().sort(), expected.sort());
  });
});
