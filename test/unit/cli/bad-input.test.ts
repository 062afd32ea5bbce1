import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_DOCKERFILE_LENGTH } from '../../../src/dockerfile/parse.ts';
import { nodeFileSystem } from '../../../src/cli/node-file-system.ts';
import { CLEAN, ERROR, fileError, type Files, workspace } from './test-io.ts';

const utf16 = Buffer.from(`\uFEFF${CLEAN}`, 'utf16le');

test.each<[string, Files, string, RegExp]>([
  ['a dangling link', { 'a/Dockerfile': '->gone' }, '.', /a link that leads nowhere; remove it/],
  ['a dangling link, named', { 'a/Dockerfile': '->gone' }, 'a/Dockerfile', /a link that leads nowhere/],
  ['a link to itself', { 'a/Dockerfile': '->Dockerfile' }, '.', /leads to itself; remove it/],
  ["an empty folder with a file's name", { 'a/Dockerfile/': '' }, '.', /is a folder.*rename it/],
  ["a folder with a file's name", { 'a/Dockerfile/notes.txt': '' }, '.', /is a folder.*rename it/],
  ['a folder named as the configuration', { 'a/.multiarch.yaml/x': '' }, '.', /is a folder.*rename it/],
  ['a binary file', { 'a/Dockerfile': 'FROM a\0b' }, '.', /is a binary file; rename it/],
  ['UTF-16', { 'a/Dockerfile': utf16 }, '.', /is UTF-16, which builders do not read; save it as UTF-8/],
  ['no UTF-8', { 'a/Dockerfile': Buffer.from([0x46, 0xe4, 0x0a]) }, '.', /is not UTF-8; save it as UTF-8/],
  [
    'too large',
    { 'a/Dockerfile': '#'.repeat(MAX_DOCKERFILE_LENGTH + 1) },
    '.',
    /larger than 4 MiB.*`ignore`/,
  ],
  ['missing', {}, 'a/Dockerfile', /does not exist; check the path/],
  ['through a file', { a: '' }, 'a/Dockerfile', /as if that were a folder|does not exist/],
  [
    'no Dockerfile',
    { 'a/Dockerfiles.txt': 'hello\n' },
    'a/Dockerfiles.txt',
    /is no Dockerfile.*Leave it out/,
  ],
  ['an empty file of another name', { 'a/x': '' }, 'a/x', /is no Dockerfile/],
])('%s: named with its mend, and the rest is checked', async (_, files, path, reason) => {
  const { run } = workspace({ ...files, 'ok/Dockerfile': ERROR });
  const { code, out, err } = await run(['check', '--format', 'json', path, 'ok']);
  expect(code).toBe(1);
  const { errors, findings } = JSON.parse(out) as {
    errors: { file: string; reason: string }[];
    findings: { file: string }[];
  };
  expect(findings.map(({ file }) => file)).toEqual(['ok/Dockerfile']);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.file).toMatch(/^a\//);
  expect(errors[0]?.reason).toMatch(reason);
  expect(errors[0]?.reason).toContain(errors[0]?.file);
  expect(err).toContain(errors[0]?.reason);
});

test('a file without permission', async () => {
  const { run, root } = workspace({ 'a/Dockerfile': ERROR, 'b/Dockerfile': ERROR });
  const read = (path: string): Promise<Uint8Array> => {
    return path === join(root, 'a/Dockerfile')
      ? Promise.reject(fileError('EACCES'))
      : nodeFileSystem.read(path);
  };
  const { code, out, err } = await run(['check'], { fs: { read } });
  expect(code).toBe(1);
  expect(err).toBe(
    'multiarch: No permission to read a/Dockerfile; allow it with `chmod`, or list it under `ignore` in .multiarch.yaml.\n',
  );
  expect(out).toContain('b/Dockerfile:2:15');
  expect(out).toContain('1 path could not be checked.');
});

test('a folder without permission', async () => {
  const { run, root } = workspace({ 'a/Dockerfile': ERROR, 'b/Dockerfile': CLEAN });
  const list: typeof nodeFileSystem.list = (path) => {
    return path === join(root, 'a') ? Promise.reject(fileError('EACCES')) : nodeFileSystem.list(path);
  };
  const { code, err } = await run(['check'], { fs: { list } });
  expect(code).toBe(3);
  expect(err).toContain('No permission to read a;');
});

test('a configuration without permission is an error, and the rest goes on without it', async () => {
  const { run, root } = workspace({
    '.multiarch.yaml': 'rules: {platform-arg-default: off}',
    Dockerfile: ERROR,
  });
  const read = (path: string): Promise<Uint8Array> => {
    return path === join(root, '.multiarch.yaml')
      ? Promise.reject(fileError('EACCES'))
      : nodeFileSystem.read(path);
  };
  const { code, err } = await run(['check'], { fs: { read } });
  expect(code).toBe(1);
  expect(err).toContain('No permission to read .multiarch.yaml;');
});

test.skipIf(process.platform === 'win32')('a pipe is not waited for', async () => {
  const { run, root, write } = workspace({});
  write({ 'a/': '' });
  execFileSync('mkfifo', [join(root, 'a/Dockerfile')]);
  for (const path of ['.', 'a/Dockerfile']) {
    const { code, err } = await run(['check', path]);
    expect([code, err]).toEqual([3, expect.stringContaining('a/Dockerfile is no regular file')]);
  }
});
