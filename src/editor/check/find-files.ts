import * as vscode from 'vscode';
import { CONFIG_NAME } from '../../project/config.ts';
import { type IgnoreScope, rootScope } from '../../project/ignore-files.ts';
import { type Language, languageOfName } from '../../project/languages.ts';

export interface FoundFile {
  readonly uri: vscode.Uri;
  readonly language: Language;
}

/**
 * The files below a folder that can be checked, as the command line finds them: .gitignore files are heeded, links to
 * folders are not followed. Folders that cannot be listed are told to `skipped`.
 */
export async function* findFiles(
  root: vscode.Uri,
  token: vscode.CancellationToken,
  skipped: (folder: vscode.Uri, reason: unknown) => void,
): AsyncGenerator<FoundFile> {
  yield* walk(root, '', rootScope(), token, skipped);
}

async function* walk(
  root: vscode.Uri,
  folder: string,
  above: IgnoreScope,
  token: vscode.CancellationToken,
  skipped: (folder: vscode.Uri, reason: unknown) => void,
): AsyncGenerator<FoundFile> {
  const uri = folder === '' ? root : vscode.Uri.joinPath(root, folder);
  let entries: [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(uri);
  } catch (error) {
    skipped(uri, error);
    return;
  }
  const hasIgnoreFile = entries.some(([name]) => name === '.gitignore');
  const scope = hasIgnoreFile
    ? above.enter(folder, await readOptional(vscode.Uri.joinPath(uri, '.gitignore')))
    : above;
  for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (token.isCancellationRequested) return;
    const path = folder === '' ? name : `${folder}/${name}`;
    if (type === vscode.FileType.Directory) {
      if (!scope.ignores(`${path}/`)) yield* walk(root, path, scope, token, skipped);
    } else if ((type & vscode.FileType.File) !== 0) {
      const language = languageOfName(name);
      if (language !== undefined && (name === CONFIG_NAME || !scope.ignores(path))) {
        yield { uri: vscode.Uri.joinPath(root, path), language };
      }
    }
  }
}

async function readOptional(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined; // as git does with one that it cannot read
  }
}
