import type { FileSystem } from './file-system.ts';

/** What the command line has of the outer world; tests give their own. */
export interface Io {
  /** An absolute path. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly fs: FileSystem;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** The width of a terminal in columns. */
  readonly columns: number | undefined;
}

/** 0 fine, 1 findings, 2 wrong usage, 3 something could not be read; 1 wins over 3. */
export type ExitCode = 0 | 1 | 2 | 3;
