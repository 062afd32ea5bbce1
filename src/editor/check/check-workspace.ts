import * as vscode from 'vscode';
import { MAX_DOCKERFILE_LENGTH } from '../../dockerfile/parse.ts';
import type { Configs } from '../configs.ts';
import type { Diagnostics } from '../diagnostics/diagnostics.ts';
import { type CheckedText, checkText } from '../diagnostics/findings.ts';
import { findFiles, type FoundFile } from './find-files.ts';

interface Deps {
  readonly configs: Configs;
  readonly diagnostics: Diagnostics;
  readonly log: vscode.LogOutputChannel;
}

interface Result {
  readonly uri: vscode.Uri;
  readonly checked: CheckedText;
}

/** Checks every file of all folders and shows the findings in Problems. */
export async function checkWorkspace({ configs, diagnostics, log }: Deps): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const results: Result[] = [];
  const unread: string[] = [];
  const note = (uri: vscode.Uri, reason: unknown): void => {
    log.warn(`${uri.toString(true)} could not be read: ${String(reason)}`);
    unread.push(vscode.workspace.asRelativePath(uri));
  };
  const cancelled = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Multi-Arch: checking the workspace',
      cancellable: true,
    },
    async (progress, token) => {
      for (const folder of folders) {
        for await (const file of findFiles(folder.uri, token, note)) {
          progress.report({ message: vscode.workspace.asRelativePath(file.uri) });
          const result = await checkFile(configs, file, note);
          if (result !== undefined) results.push(result);
        }
      }
      return token.isCancellationRequested;
    },
  );
  // What was seen until then is right, but it would replace the findings of files that were not reached.
  if (cancelled) return;
  diagnostics.publishWorkspace(results);
  const count = results.reduce((sum, { checked }) => sum + checked.findings.length, 0);
  log.info(`Checked ${results.length} files, ${count} findings`);
  if (count > 0) await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
  await tell(results.length, count, unread);
}

/** At most one notification, and none for what Problems shows. */
async function tell(files: number, findings: number, unread: readonly string[]): Promise<void> {
  if (unread.length > 0) {
    const names = unread.slice(0, 3).join(', ') + (unread.length > 3 ? ', ...' : '');
    await vscode.window.showWarningMessage(
      `Multi-Arch: ${unread.length} could not be read: ${names}. See the log for why.`,
    );
  } else if (files === 0) {
    await vscode.window.showInformationMessage(
      'Multi-Arch: there is no Dockerfile in this workspace to check.',
    );
  } else if (findings === 0) {
    await vscode.window.showInformationMessage(
      `Multi-Arch: nothing to report in ${files} ${files === 1 ? 'file' : 'files'}.`,
    );
  }
}

async function checkFile(
  configs: Configs,
  { uri, language }: FoundFile,
  note: (uri: vscode.Uri, reason: unknown) => void,
): Promise<Result | undefined> {
  try {
    const text = await currentText(uri);
    return text === undefined ? undefined : { uri, checked: await checkText(configs, uri, language, text) };
  } catch (error) {
    note(uri, error);
    return undefined;
  }
}

/** What the person sees of an open file, else what is stored; undefined for what is no text of a sensible size. */
async function currentText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  const bytes = await vscode.workspace.fs.readFile(uri);
  if (bytes.length > MAX_DOCKERFILE_LENGTH) throw new Error('it is too large');
  if (bytes.includes(0)) throw new Error('it is a binary file');
  return new TextDecoder().decode(bytes);
}
