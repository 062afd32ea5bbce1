import { MAX_DOCKERFILE_LENGTH } from '../dockerfile/parse.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { readFailure } from './read-failure.ts';

export interface TextFile {
  readonly kind: 'text';
  /** Without a byte order mark. */
  readonly text: string;
  /** Whether the file begins with a byte order mark: it is kept when the file is written. */
  readonly mark: boolean;
  readonly bytes: Uint8Array;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  /** What is wrong and what mends it. */
  readonly reason: string;
}

/** Reads a file that is to be checked. Never rejects. @param file its name for messages */
export async function readText(fs: FileSystem, path: string, file: string): Promise<TextFile | Unreadable> {
  try {
    const { kind, size } = await fs.stat(path);
    // A pipe would be waited for, and a device may never end.
    if (kind !== 'file')
      return unreadable(
        `${file} is ${kind === 'folder' ? 'a folder' : 'no regular file'}, so there is nothing to check; rename it or list it under \`ignore\` in .multiarch.yaml.`,
      );
    if (size > MAX_DOCKERFILE_LENGTH) return tooLarge(file);
    return decode(await fs.read(path), file);
  } catch (error) {
    return unreadable(readFailure(errorCode(error), file));
  }
}

function decode(bytes: Uint8Array, file: string): TextFile | Unreadable {
  if (bytes.length > MAX_DOCKERFILE_LENGTH) return tooLarge(file);
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return unreadable(`${file} is UTF-16, which builders do not read; save it as UTF-8.`);
  }
  if (bytes.includes(0))
    return unreadable(`${file} is a binary file; rename it or list it under \`ignore\` in .multiarch.yaml.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'text', text, mark: first === 0xef && second === 0xbb && third === 0xbf, bytes };
  } catch {
    return unreadable(`${file} is not UTF-8; save it as UTF-8.`);
  }
}

/** The bytes of a changed text, with the byte order mark that the file had. */
export function encodeText(text: string, mark: boolean): Uint8Array {
  return new TextEncoder().encode(mark ? `\uFEFF${text}` : text);
}

function tooLarge(file: string): Unreadable {
  const limit = MAX_DOCKERFILE_LENGTH / 1024 / 1024;
  return unreadable(
    `${file} is larger than ${limit} MiB, so it is not read; list it under \`ignore\` in .multiarch.yaml if it is meant to be.`,
  );
}

function unreadable(reason: string): Unreadable {
  return { kind: 'unreadable', reason };
}
