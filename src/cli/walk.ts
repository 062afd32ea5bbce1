import { basename, dirname, join, resolve } from 'node:path';
import { CONFIG_NAME } from '../project/config.ts';
import { type Language, languageOfName } from '../project/languages.ts';
import { errorCode, type FileSystem, type FolderEntry } from './file-system.ts';
import { type FolderScope, isIgnored, scopeAt, scopeBelow } from './folder-scope.ts';
import { shownPath } from './paths.ts';
import { danglingLink, readFailure } from './read-failure.ts';

/** A file to be checked, or why something cannot be. Paths are absolute. */
export type Walked = FoundFile | { readonly kind: 'error'; readonly path: string; readonly reason: string };

export interface FoundFile {
  readonly kind: 'file';
  readonly path: string;
  /** Undefined for a file that was named and is no known one by its name. */
  readonly language: Language | undefined;
  readonly scope: FolderScope;
}

interface Walk {
  readonly fs: FileSystem;
  readonly cwd: string;
  /** Files met already, and the real paths of folders. */
  readonly seen: Set<string>;
}

/**
 * The files in and at the paths, each once and always in the same order. Links to folders are followed only where they are
 * named, so a walk ends; what is ignored is left out unless it is named. Never rejects.
 * @param paths relative to `cwd` or absolute
 */
export async function* walk(fs: FileSystem, cwd: string, paths: readonly string[]): AsyncGenerator<Walked> {
  const state: Walk = { fs, cwd, seen: new Set() };
  for (const named of paths) yield* walkNamed(state, resolve(cwd, named));
}

async function* walkNamed(state: Walk, path: string): AsyncGenerator<Walked> {
  const { fs, cwd } = state;
  let kind: string;
  try {
    ({ kind } = await fs.stat(path));
  } catch (error) {
    const code = errorCode(error);
    yield failure(state, path, code, code === 'ENOENT' && (await isLink(fs, path)));
    return;
  }
  const folder = kind === 'folder' ? path : dirname(path);
  const scope = await scopeAt(fs, cwd, folder);
  const config = scope.config.path;
  if (config !== undefined) yield* once(state, { kind: 'file', path: config, language: 'config', scope });
  if (kind === 'folder') yield* walkFolder(state, path, () => Promise.resolve(scope));
  else yield* once(state, { kind: 'file', path, language: languageOfName(basename(path)), scope });
}

async function* walkFolder(
  state: Walk,
  folder: string,
  enter: (entries: readonly FolderEntry[]) => Promise<FolderScope>,
): AsyncGenerator<Walked, number> {
  const { fs, seen } = state;
  let entries: readonly FolderEntry[];
  try {
    const real = await fs.realPath(folder);
    if (seen.has(real)) return 0;
    seen.add(real);
    entries = await fs.list(folder);
  } catch (error) {
    yield failure(state, folder, errorCode(error), false);
    return 0;
  }
  const scope = await enter(entries);
  let files = 0;
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const language = languageOfName(entry.name);
    if (entry.kind === 'folder') {
      if (isIgnored(scope, path, true)) continue;
      const below = yield* walkFolder(state, path, (names) => scopeBelow(fs, scope, path, names));
      files += below;
      // Docker makes such a folder where a file to be mounted is missing. One that holds Dockerfiles is only named so.
      if (language !== undefined && below === 0) yield failure(state, path, 'EISDIR', false);
    } else if (language !== undefined && (entry.name === CONFIG_NAME || !isIgnored(scope, path, false))) {
      files += 1;
      if (entry.kind !== 'link') yield* once(state, { kind: 'file', path, language, scope });
      else yield* walkLink(state, path, language, scope);
    }
  }
  return files;
}

/** A link to a file is read; one to a folder is left alone. */
async function* walkLink(
  state: Walk,
  path: string,
  language: Language,
  scope: FolderScope,
): AsyncGenerator<Walked> {
  try {
    const { kind } = await state.fs.stat(path);
    if (kind !== 'folder') yield* once(state, { kind: 'file', path, language, scope });
  } catch (error) {
    const code = errorCode(error);
    yield failure(state, path, code, code === 'ENOENT');
  }
}

function* once(state: Walk, file: FoundFile): Generator<Walked> {
  if (state.seen.has(file.path)) return;
  state.seen.add(file.path);
  yield file;
}

function failure(state: Walk, path: string, code: string, dangling: boolean): Walked {
  const file = shownPath(state.cwd, path);
  return { kind: 'error', path, reason: dangling ? danglingLink(file) : readFailure(code, file) };
}

async function isLink(fs: FileSystem, path: string): Promise<boolean> {
  const entries = await fs.list(dirname(path)).catch(() => []);
  return entries.some(({ name, kind }) => name === basename(path) && kind === 'link');
}
