import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FileSystem } from '../../../src/cli/file-system.ts';
import type { Io } from '../../../src/cli/io.ts';
import { nodeFileSystem } from '../../../src/cli/node-file-system.ts';
import { isWithin } from '../../../src/cli/paths.ts';
import { runMultiarch } from '../../../src/cli/run-multiarch.ts';

/** A file's content; `->target` makes a link, a name that ends with `/` an empty folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Workspace {
  readonly root: string;
  readonly run: (argv: readonly string[], change?: Partial<Change>) => Promise<Ran>;
  readonly read: (file: string) => string;
  readonly write: (files: Files) => void;
  readonly chmod: (file: string, mode: number) => void;
  readonly has: (file: string) => boolean;
}

export interface Change {
  readonly env: Io['env'];
  /** Relative to the workspace. */
  readonly cwd: string;
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly fs: Partial<FileSystem>;
}

/** A temporary folder, gone after the test; the command line runs in it within this process. */
export function workspace(files: Files): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'multiarch-cli-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (more: Files): void => {
    for (const [name, content] of Object.entries(more)) {
      const path = join(root, name);
      mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
      if (name.endsWith('/')) continue;
      if (typeof content === 'string' && content.startsWith('->')) symlinkSync(content.slice(2), path);
      else writeFileSync(path, content);
    }
  };
  write(files);
  return {
    root,
    write,
    read: (file) => readFileSync(join(root, file), 'utf8'),
    chmod: (file, mode) => chmodSync(join(root, file), mode),
    has: (file) => existsSync(join(root, file)),
    async run(argv, change = {}) {
      const { env = {}, cwd = '.', isTerminal = false, columns, fs = {} } = change;
      const written = { out: '', err: '' };
      const output = (key: 'out' | 'err'): Io['stdout'] => ({
        write: (text) => void (written[key] += text),
        isTerminal,
        columns,
      });
      const code = await runMultiarch(argv, {
        cwd: join(root, cwd),
        env,
        stdout: output('out'),
        stderr: output('err'),
        fs: { ...nodeFileSystem, stat: (path) => statWithin(root, path), ...fs },
      });
      return { code, ...written };
    },
  };
}

/** What lies above the temporary folder is the machine's, so nothing of ours is seen there. */
function statWithin(root: string, path: string): ReturnType<FileSystem['stat']> {
  return isWithin(root, path) ? nodeFileSystem.stat(path) : Promise.reject(fileError('ENOENT'));
}

/** Node's error with this code, as a file system gives it. */
export function fileError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code });
}

/** Has one finding of severity error, with a preferred fix. */
export const ERROR = 'FROM alpine:3.20\nARG TARGETARCH=amd64\nRUN echo $TARGETARCH\n';
/** Has one finding of severity information, with a preferred fix. */
export const INFORMATION = 'FROM --platform=$TARGETPLATFORM alpine:3.20\n';
export const CLEAN = 'FROM alpine:3.20\nRUN apk add --no-cache curl\n';
