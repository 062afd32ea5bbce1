import { dirname, isAbsolute, relative, sep } from 'node:path';

/** The way from a folder to a path, with `/`; `''` for the folder itself. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** Whether a path is the folder or lies in it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The folder and those above it, up to the file system's root. */
export function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}

/** A path as people see it: relative to the working directory. */
export function shownPath(cwd: string, path: string): string {
  return pathFrom(cwd, path) || '.';
}
