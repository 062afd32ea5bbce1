import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbiddenFor, LAYERS, LIBRARIES, PURE, VSCODE } from '../../layers.mjs';

const SRC = join(import.meta.dirname, '../../src');
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g;

interface SourceFile {
  /** Relative to src/. */
  readonly path: string;
  /** The first folder, or the file's own name when it stands in src/ itself. */
  readonly room: string;
  readonly imports: readonly string[];
}

const files: SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const imports = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
    return { path, room: path.split('/')[0] ?? path, imports };
  });

/** The room that a relative import leads to. */
function roomOf(file: SourceFile, imported: string): string | undefined {
  if (!imported.startsWith('.')) return undefined;
  return relative(SRC, join(SRC, dirname(file.path), imported)).split('/')[0];
}

describe('imports run one way', () => {
  test('every folder of src is in the table', () => {
    const folders = new Set(files.filter(({ path }) => path.includes('/')).map(({ room }) => room));
    expect([...folders].filter((folder) => !LAYERS.flat().includes(folder))).toEqual([]);
  });

  test.each(files.map((file) => [file.path, file] as const))('%s', (_, file) => {
    const forbidden = LAYERS.flat().includes(file.room) ? forbiddenFor(file.room) : [];
    for (const imported of file.imports) {
      const room = roomOf(file, imported);
      if (room !== undefined) expect(forbidden, `${file.path} imports ${imported}`).not.toContain(room);
      if (imported === 'vscode') expect(VSCODE, file.path).toContain(file.room);
      if (imported.startsWith('node:'))
        expect(PURE, `${file.path} imports ${imported}`).not.toContain(file.room);
      const owner = (LIBRARIES as Record<string, string>)[imported];
      if (owner !== undefined) expect(file.path, `only src/${owner} imports ${imported}`).toBe(owner);
    }
  });

  test('the share that knows VS Code stays below a quarter of the files', () => {
    const knowing = files.filter(({ imports }) => imports.includes('vscode'));
    expect(knowing.length).toBeGreaterThan(0);
    expect(knowing.length / files.length).toBeLessThan(0.25);
  });
});
