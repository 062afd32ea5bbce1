import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IgnoreScope, rootScope } from '../../../src/project/ignore-files.ts';

/** Whether a walk reaches a file, given the .gitignore of some folders (`''` is the root). */
function reaches(files: Readonly<Record<string, string>>, path: string): boolean {
  let scope: IgnoreScope = rootScope().enter('', files['']);
  const names = path.split('/');
  for (let depth = 1; depth < names.length; depth++) {
    const folder = names.slice(0, depth).join('/');
    if (scope.ignores(`${folder}/`)) return false;
    scope = scope.enter(folder, files[folder]);
  }
  return !scope.ignores(path);
}

describe('rootScope', () => {
  test.each([
    ['a name at any depth', { '': 'Dockerfile' }, 'a/b/Dockerfile', false],
    ['a folder', { '': 'vendor/' }, 'vendor/x/Dockerfile', false],
    ['a folder pattern leaves files alone', { '': 'vendor/' }, 'a/vendor', true],
    ['a nearer file takes back a folder', { '': 'b/', a: '!b/' }, 'a/b/Dockerfile', true],
    ['a pattern with a slash hangs on its folder', { a: 'b/c' }, 'a/x/b/c', true],
    ['a pattern of a folder below', { a: '/c' }, 'a/c', false],
    ['case counts', { '': 'dockerfile' }, 'Dockerfile', true],
    ['a byte order mark is no part of a pattern', { a: '\uFEFFc' }, 'a/c', false],
    ['a folder with special characters', { 'a[b]*': 'c' }, 'a[b]*/c', false],
    ['a folder with special characters is meant alone', { 'a[b]*': 'c' }, 'abx/c', true],
    ['version control', {}, '.git/Dockerfile', false],
    ['npm packages', {}, 'a/node_modules/b/Dockerfile', false],
  ])('%s', (_, files, path, reached) => expect(reaches(files, path)).toBe(reached));
});

const names = ['a', 'b', 'c.x'];
const folders = ['', 'a', 'b', 'a/a', 'a/b', 'b/a', 'a/b/a'];
const paths = folders.flatMap((folder) => names.map((name) => (folder === '' ? name : `${folder}/${name}`)));

/** Patterns of a few characters, so that they often hit. */
const pattern = fc
  .array(fc.constantFrom('a', 'b', 'c.x', '*', '**', '/', '?', '[ab]', '.x', '!', '\\', ' ', '#'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''))
  // How a bracket or a backslash at the end is read is a matter between git's own versions.
  .filter((text) => !/\\$|\\ |\/\/|\*\*\*|\*\*[^/]|[^/!]\*\*|^!!|\\\//.test(text));

test.skipIf(spawnSync('git', ['--version']).status !== 0)('agrees with git check-ignore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'multiarch-ignore-'));
  try {
    execFileSync('git', ['init', '--quiet', folder], { stdio: 'ignore' });
    for (const one of folders) mkdirSync(join(folder, one), { recursive: true });
    const leaves = paths.filter((path) => !folders.includes(path));
    for (const path of leaves) writeFileSync(join(folder, path), '');
    const input = leaves.join('\0');
    const patterns = fc.array(pattern, { maxLength: 3 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(fc.record({ '': patterns, a: patterns, 'a/b': patterns }), (files) => {
        for (const [one, text] of Object.entries(files)) writeFileSync(join(folder, one, '.gitignore'), text);
        const git = spawnSync('git', ['-c', 'core.excludesFile=/dev/null', 'check-ignore', '-z', '--stdin'], {
          cwd: folder,
          input,
        });
        const ignored = git.stdout.toString().split('\0').filter(Boolean);
        expect(leaves.filter((path) => !reaches(files, path))).toEqual(ignored);
      }),
      { numRuns: 300 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
