/** The part of a file system that the command line uses; paths are absolute. All reject with Node's errors (`code`). */
export interface FileSystem {
  readonly list: (folder: string) => Promise<readonly FolderEntry[]>;
  /** Of what a link leads to. */
  readonly stat: (path: string) => Promise<FileState>;
  /** The path without links. */
  readonly realPath: (path: string) => Promise<string>;
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Puts a file with new content in the old one's place at once, keeping its mode; nobody ever sees half of it. */
  readonly replace: (path: string, content: Uint8Array) => Promise<void>;
}

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export interface FileState {
  readonly kind: Exclude<EntryKind, 'link'>;
  /** In bytes. */
  readonly size: number;
}

/** The `code` of an error that a file system gave, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : String(error);
}
