import type { Dirent, Stats } from 'node:fs';
import {
  access,
  chmod,
  constants,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileSystem } from './file-system.ts';

export const nodeFileSystem: FileSystem = {
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isSymbolicLink() ? 'link' : kindOf(entry),
    }));
  },
  async stat(path) {
    const state = await stat(path);
    return { kind: kindOf(state), size: state.size };
  },
  realPath: (path) => realpath(path),
  read: (path) => readFile(path),
  async replace(path, content) {
    // Renaming needs no leave to write the file itself, so ask for it.
    await access(path, constants.W_OK);
    const { mode } = await stat(path);
    const fresh = join(dirname(path), `.${basename(path)}.multiarch-${process.pid}`);
    try {
      await writeFile(fresh, content, { flag: 'wx', mode });
      // Unlike the mode of a new file, this one is not narrowed by the umask.
      await chmod(fresh, mode);
      await rename(fresh, path);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  },
};

function kindOf(entry: Dirent | Stats): 'file' | 'folder' | 'other' {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
