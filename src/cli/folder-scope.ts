import { join } from 'node:path';
import { RULE_IDS } from '../lint/config-invalid.ts';
import { type Config, CONFIG_NAME, EMPTY_CONFIG, readConfig } from '../project/config.ts';
import { type IgnoreScope, rootScope } from '../project/ignore-files.ts';
import type { FileSystem, FolderEntry } from './file-system.ts';
import { foldersAbove, isWithin, pathFrom } from './paths.ts';
import { readText } from './read-text.ts';

/** What holds for the files of one folder. */
export interface FolderScope {
  /** Rules see paths relative to it: the repository, else the working directory, else the folder named. */
  readonly root: string;
  /** The patterns of .gitignore files, relative to `root`. */
  readonly git: IgnoreScope;
  /** The nearest `.multiarch.yaml` at or below `root`. */
  readonly config: FolderConfig;
}

export interface FolderConfig {
  /** Undefined where there is none: then `config` is the empty one. */
  readonly path: string | undefined;
  readonly config: Config;
  /** Its `ignore`, relative to `folder`. */
  readonly ignore: IgnoreScope;
  readonly folder: string;
}

/** Whether a walk leaves a path out. @param path absolute */
export function isIgnored(scope: FolderScope, path: string, isFolder: boolean): boolean {
  const end = isFolder ? '/' : '';
  const { git, config, root } = scope;
  return (
    git.ignores(pathFrom(root, path) + end) || config.ignore.ignores(pathFrom(config.folder, path) + end)
  );
}

/** The scope of a folder that a walk begins in, from what lies above it. */
export async function scopeAt(fs: FileSystem, cwd: string, folder: string): Promise<FolderScope> {
  const above = foldersAbove(folder);
  const marks = await Promise.all(above.map((one) => exists(fs, join(one, '.git'))));
  const repository = above.find((_, index) => marks[index]);
  const root = repository ?? (isWithin(cwd, folder) ? cwd : folder);
  let scope: FolderScope = { root, git: rootScope(), config: noConfig(root) };
  // Without a repository, what lies above the root is somebody else's: the editor draws the same line.
  const within = above.slice(0, above.indexOf(root) + 1);
  for (const one of [...within].reverse()) {
    const [hasConfig, hasIgnore] = await Promise.all(
      [CONFIG_NAME, '.gitignore'].map((name) => exists(fs, join(one, name))),
    );
    scope = await enterScope(fs, scope, one, { config: hasConfig === true, ignore: hasIgnore === true });
  }
  // Who names an ignored folder wants it checked: then the rules from above say nothing in it.
  const named = within.filter((one) => one !== root);
  if (!named.some((one) => isIgnored(scope, one, true))) return scope;
  return { ...scope, git: rootScope(), config: { ...scope.config, ignore: rootScope() } };
}

/** The scope of a folder below, or of a repository within this one: nothing from above holds there. */
export async function scopeBelow(
  fs: FileSystem,
  scope: FolderScope,
  folder: string,
  entries: readonly FolderEntry[],
): Promise<FolderScope> {
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  const outer = has('.git') ? { root: folder, git: rootScope(), config: noConfig(folder) } : scope;
  return enterScope(fs, outer, folder, { config: has(CONFIG_NAME), ignore: has('.gitignore') });
}

async function enterScope(
  fs: FileSystem,
  scope: FolderScope,
  folder: string,
  has: { readonly config: boolean; readonly ignore: boolean },
): Promise<FolderScope> {
  let { git, config } = scope;
  if (has.ignore) {
    const read = await readText(fs, join(folder, '.gitignore'), '.gitignore');
    if (read.kind === 'text') git = git.enter(pathFrom(scope.root, folder), read.text);
  }
  if (has.config) {
    const path = join(folder, CONFIG_NAME);
    const read = await readText(fs, path, CONFIG_NAME);
    const own = read.kind === 'text' ? readConfig(read.text, RULE_IDS).config : EMPTY_CONFIG;
    config = { path, folder, config: own, ignore: rootScope(own.ignore.join('\n')) };
  }
  return { ...scope, git, config };
}

function noConfig(folder: string): FolderConfig {
  return { path: undefined, folder, config: EMPTY_CONFIG, ignore: rootScope() };
}

async function exists(fs: FileSystem, path: string): Promise<boolean> {
  return fs.stat(path).then(
    () => true,
    // What is there and cannot be read is said when it is read.
    (error: unknown) => !/ENOENT|ENOTDIR/.test(String(error)),
  );
}
