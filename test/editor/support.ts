import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Longer than any answer takes on a slow machine; reached only when a test is about to fail. */
const LIMIT_MS = 15_000;

/** Our diagnostics of a document. */
export function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'multi-arch');
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until our diagnostics of a document are exactly of these rules, in order. */
export async function untilRules(uri: vscode.Uri, rules: readonly string[]): Promise<vscode.Diagnostic[]> {
  const sorted = (): string[] => ours(uri).map(ruleOf).sort();
  const wanted = JSON.stringify([...rules].sort());
  await until(
    vscode.languages.onDidChangeDiagnostics,
    () => JSON.stringify(sorted()) === wanted,
    () => `expected ${wanted}, there is ${JSON.stringify(sorted())}`,
  );
  return ours(uri);
}

/** Waits for an event after which something holds; no polling, no sleeping. */
export async function until(
  event: vscode.Event<unknown>,
  holds: () => boolean,
  problem: () => string,
): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => {
      subscription.dispose();
      reject(new assert.AssertionError({ message: problem() }));
    }, LIMIT_MS);
    const subscription = event(() => {
      if (!holds()) return;
      clearTimeout(limit);
      subscription.dispose();
      resolve();
    });
  });
}

export function folder(index = 0): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.[index];
  assert.ok(found, 'a folder is open');
  return found.uri;
}

const written: vscode.Uri[] = [];
let count = 0;

/**
 * A file name that no test has used. VS Code keeps a document for minutes after its editor is closed, so a name used
 * again could show its old text.
 */
export function freshName(prefix = 'Dockerfile.case'): string {
  return `${prefix}${++count}`;
}

/** Writes a file into the workspace's copy; `cleanUp` removes it. */
export async function writeFile(name: string, text: string, below = folder()): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(below, name);
  written.push(uri);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Writes a file and shows it in an editor. */
export async function openFile(
  text: string,
  name = freshName(),
  below = folder(),
): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await writeFile(name, text, below));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Replaces all of a document's text as one edit. */
export async function setText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Closes all editors and removes what a test wrote, so that the next one starts as the first did. */
export async function cleanUp(): Promise<void> {
  for (const { isDirty, uri } of vscode.workspace.textDocuments) {
    if (!isDirty) continue;
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const uri of written.splice(0)) {
    try {
      await vscode.workspace.fs.delete(uri);
    } catch {
      // The test has deleted it.
    }
  }
}

/** The code actions at a place, as the lightbulb gets them. */
export async function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind?.value,
    100,
  );
}

/** Sets a setting of the workspace for as long as a test runs. */
export async function withSetting(name: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const section = vscode.workspace.getConfiguration('multiarch', folder());
  await section.update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await run();
  } finally {
    await section.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}
