import * as vscode from 'vscode';
import { RULE_IDS } from '../lint/config-invalid.ts';
import { type Config, CONFIG_NAME, EMPTY_CONFIG, readConfig } from '../project/config.ts';
import { type IgnoreScope, rootScope } from '../project/ignore-files.ts';

/** The `.multiarch.yaml` that counts for a file. */
export interface FoundConfig {
  readonly config: Config;
  /** Undefined when there is none. */
  readonly uri: vscode.Uri | undefined;
  /** The folder that `ignore` and rule paths are relative to: the repository's root, else the workspace folder. */
  readonly root: vscode.Uri | undefined;
}

export interface Configs {
  readonly dispose: () => void;
  readonly onDidChange: vscode.Event<void>;
  /** The nearest one at or above the file, within its repository (or workspace folder, outside a repository). */
  configFor(uri: vscode.Uri): Promise<FoundConfig>;
}

/** Reads configurations when first asked for and keeps them until a file of that name changes. */
export function watchConfigs(log: Pick<vscode.LogOutputChannel, 'debug'>): Configs {
  const changed = new vscode.EventEmitter<void>();
  const byFolder = new Map<string, Promise<FoundConfig>>();
  const forget = (): void => {
    byFolder.clear();
    changed.fire();
  };
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${CONFIG_NAME}`);
  const subscriptions = vscode.Disposable.from(
    changed,
    watcher,
    watcher.onDidCreate(forget),
    watcher.onDidChange(forget),
    watcher.onDidDelete(forget),
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
    // A file outside the workspace folders is not watched; saving it in this window is noticed.
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (document.uri.path.endsWith(`/${CONFIG_NAME}`)) forget();
    }),
  );
  return {
    onDidChange: changed.event,
    configFor(uri) {
      if (uri.scheme === 'untitled') return Promise.resolve(untitledConfig(byFolder, log));
      const folder = vscode.Uri.joinPath(uri, '..');
      const key = folder.toString();
      let found = byFolder.get(key);
      if (found === undefined) {
        found = findConfig(folder, log);
        byFolder.set(key, found);
      }
      return found;
    },
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

/** An unsaved document belongs to the first workspace folder, if there is one. */
async function untitledConfig(
  byFolder: Map<string, Promise<FoundConfig>>,
  log: Pick<vscode.LogOutputChannel, 'debug'>,
): Promise<FoundConfig> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) return { config: EMPTY_CONFIG, uri: undefined, root: undefined };
  const found = byFolder.get(folder.toString()) ?? findConfig(folder, log);
  byFolder.set(folder.toString(), found);
  return found;
}

async function findConfig(
  start: vscode.Uri,
  log: Pick<vscode.LogOutputChannel, 'debug'>,
): Promise<FoundConfig> {
  const workspaceRoot = vscode.workspace.getWorkspaceFolder(start)?.uri;
  let found: { config: Config; uri: vscode.Uri } | undefined;
  let folder = start;
  for (;;) {
    found ??= await readConfigIn(folder, log);
    if (await exists(vscode.Uri.joinPath(folder, '.git')))
      return { config: EMPTY_CONFIG, uri: undefined, ...found, root: folder };
    const parent = vscode.Uri.joinPath(folder, '..');
    if (parent.path === folder.path) break;
    folder = parent;
  }
  // No repository: what lies above the workspace folder is somebody else's.
  const inside = found !== undefined && workspaceRoot !== undefined && isInside(found.uri, workspaceRoot);
  return { config: EMPTY_CONFIG, uri: undefined, ...(inside ? found : undefined), root: workspaceRoot };
}

function isInside(uri: vscode.Uri, folder: vscode.Uri): boolean {
  return uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`);
}

async function readConfigIn(
  folder: vscode.Uri,
  log: Pick<vscode.LogOutputChannel, 'debug'>,
): Promise<{ config: Config; uri: vscode.Uri } | undefined> {
  const uri = vscode.Uri.joinPath(folder, CONFIG_NAME);
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return { config: readConfig(text, RULE_IDS).config, uri };
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) {
      log.debug(`${uri.toString()} cannot be read: ${String(error)}`);
    }
    return undefined;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Whether `ignore` of the configuration covers a file. */
export function isIgnored(found: FoundConfig, uri: vscode.Uri): boolean {
  if (found.uri === undefined || found.config.ignore.length === 0) return false;
  const folder = vscode.Uri.joinPath(found.uri, '..').path.replace(/\/$/, '');
  const scope: IgnoreScope = rootScope(found.config.ignore.join('\n'));
  const parts = uri.path.slice(folder.length + 1).split('/');
  return parts.some((_, index) => {
    const path = parts.slice(0, index + 1).join('/');
    return scope.ignores(index === parts.length - 1 ? path : `${path}/`);
  });
}
