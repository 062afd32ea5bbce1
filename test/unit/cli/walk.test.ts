import { expect, test } from 'vitest';
import { CLEAN, ERROR, type Files, INFORMATION, workspace, type Workspace } from './test-io.ts';

/** The files in which something was found, in the order of the report. */
async function found({ run }: Workspace, argv: readonly string[] = [], cwd = '.'): Promise<string[]> {
  const { out } = await run(['check', '--format', 'json', ...argv], { cwd });
  const { findings, errors } = JSON.parse(out) as {
    findings: { file: string }[];
    errors: { reason: string }[];
  };
  expect(errors).toEqual([]);
  return [...new Set(findings.map(({ file }) => file))];
}

const everywhere = (...names: string[]): Files => Object.fromEntries(names.map((name) => [name, ERROR]));

test('known names at any depth, in one order', async () => {
  const names = [
    'Dockerfile',
    '.devcontainer/Dockerfile',
    'a/b/Containerfile',
    'a/Dockerfile.arm',
    'a/x.Dockerfile',
    'B.dockerfile',
  ];
  const files = everywhere(
    ...names,
    'a/README.md',
    'a/Dockerfile.md',
    'node_modules/x/Dockerfile',
    '.git/Dockerfile',
  );
  expect(await found(workspace(files))).toEqual([
    '.devcontainer/Dockerfile',
    'B.dockerfile',
    'Dockerfile',
    'a/Dockerfile.arm',
    'a/b/Containerfile',
    'a/x.Dockerfile',
  ]);
});

test('paths in the order given, each file once', async () => {
  const files = everywhere('a/Dockerfile', 'b/Dockerfile');
  expect(await found(workspace(files), ['b/Dockerfile', '.', 'a', './a/../a/Dockerfile'])).toEqual([
    'b/Dockerfile',
    'a/Dockerfile',
  ]);
});

test('.gitignore files, those above the folder named included', async () => {
  const files = {
    ...everywhere(
      'Dockerfile',
      'out/Dockerfile',
      'a/out/Dockerfile',
      'a/keep/Dockerfile',
      'a/b.Dockerfile',
      'a/c.Dockerfile',
    ),
    '.git/HEAD': '',
    '.gitignore': 'out/\n*.Dockerfile\nkeep\n',
    'a/.gitignore': '!c.Dockerfile\n!keep\n',
  };
  expect(await found(workspace(files))).toEqual(['Dockerfile', 'a/c.Dockerfile', 'a/keep/Dockerfile']);
  expect(await found(workspace(files), ['.'], 'a')).toEqual(['c.Dockerfile', 'keep/Dockerfile']);
});

test('what is named is checked though it is ignored', async () => {
  const files = { ...everywhere('out/Dockerfile', 'out/a/Dockerfile'), '.gitignore': 'out/\n' };
  expect(await found(workspace(files))).toEqual([]);
  expect(await found(workspace(files), ['out/Dockerfile'])).toEqual(['out/Dockerfile']);
  expect(await found(workspace(files), ['out'])).toEqual(['out/Dockerfile', 'out/a/Dockerfile']);
});

test('a repository within another one has its own rules', async () => {
  const files = {
    ...everywhere('sub/vendor/Dockerfile', 'sub/out/Dockerfile'),
    '.git/HEAD': '',
    '.gitignore': 'vendor/',
    '.multiarch.yaml': 'rules: {platform-arg-default: off}',
    'sub/.git': 'gitdir: ../.git/modules/sub',
    'sub/.gitignore': 'out/',
  };
  expect(await found(workspace(files))).toEqual(['sub/vendor/Dockerfile']);
});

test('`ignore` of the nearest configuration, relative to its folder', async () => {
  const files = {
    ...everywhere('a/x/Dockerfile', 'a/y/Dockerfile', 'b/x/Dockerfile', 'b/c/x/Dockerfile'),
    '.multiarch.yaml': 'ignore: [x/]',
    'a/.multiarch.yaml': 'ignore: [/y]',
    'b/c/.multiarch.yaml': 'platforms: [linux/arm64]',
  };
  expect(await found(workspace(files))).toEqual(['a/x/Dockerfile', 'b/c/x/Dockerfile']);
});

test('the nearest configuration at or above the file gives platforms and rules', async () => {
  const files = {
    '.git/HEAD': '',
    '.multiarch.yaml': 'platforms: [linux/riscv64]',
    'a/b/Dockerfile': ERROR,
    'c/.multiarch.yaml': 'rules: {platform-arg-default: off}',
    'c/Dockerfile': ERROR,
  };
  const { run } = workspace(files);
  const { out } = await run(['check', 'b', '../c/Dockerfile'], { cwd: 'a' });
  expect(out).toContain('builds for linux/riscv64 get');
  expect(out).toContain('1 error in 1 of 4 files.');
  const other = await run(['check', '--platform', 'linux/s390x', '--platform=linux/amd64,arm', 'a']);
  expect(other.out).toContain('builds for linux/s390x and linux/arm/v7 get');
});

test('no configuration from outside the repository', async () => {
  const files = {
    '.multiarch.yaml': 'rules: {platform-arg-default: off}',
    'a/.git/HEAD': '',
    'a/Dockerfile': ERROR,
  };
  expect(await found(workspace(files), ['a'])).toEqual(['a/Dockerfile']);
});

test('mistakes in a configuration are found, those above the walk too, and once', async () => {
  const files = {
    '.multiarch.yaml': 'platforms: [arm64v8]',
    'a/.multiarch.yaml': 'rules: {x: off}',
    'a/Dockerfile': CLEAN,
    'b/Dockerfile': CLEAN,
  };
  expect(await found(workspace(files), ['a', 'b/Dockerfile', '.'])).toEqual([
    'a/.multiarch.yaml',
    '.multiarch.yaml',
  ]);
});

test('folders count as hints, the way to the repository does not', async () => {
  const base = 'FROM amd64/alpine:3.20\n';
  const files = {
    'amd64/repo/.git/HEAD': '',
    'amd64/repo/Dockerfile': base,
    'amd64/repo/amd64/Dockerfile': base,
  };
  expect(await found(workspace(files), ['amd64/repo'])).toEqual(['amd64/repo/Dockerfile']);
  expect(await found(workspace(files), ['.'], 'amd64/repo')).toEqual(['Dockerfile']);
  const loose = workspace({ 'amd64/Dockerfile': base, 'b/x': '' });
  expect(await found(loose, ['.'], 'amd64')).toEqual(['Dockerfile']);
  expect(await found(loose)).toEqual([]);
});

test('links: files are read, folders only where they are named, loops end', async () => {
  const files = {
    'real/Dockerfile': ERROR,
    'a/Dockerfile': '->../real/Dockerfile',
    'a/loop': '->..',
    'a/again': '->../real',
    'x.Dockerfile': '->real',
  };
  expect(await found(workspace(files))).toEqual(['a/Dockerfile', 'real/Dockerfile']);
  expect(await found(workspace(files), ['a/again', 'a/loop'])).toEqual([
    'a/again/Dockerfile',
    'a/loop/a/Dockerfile',
  ]);
});

test('a file of any name that is named, if it looks like a Dockerfile', async () => {
  const files = { build: `# syntax=docker/dockerfile:1\n${ERROR}`, 'arg.txt': `ARG V=1\n${INFORMATION}` };
  expect(await found(workspace(files), ['build', 'arg.txt'])).toEqual(['build', 'arg.txt']);
});

test('without a repository, no configuration from above the working directory', async () => {
  const files = {
    '.multiarch.yaml': 'rules: {platform-arg-default: off}',
    'a/b/Dockerfile': ERROR,
    'c/x': '',
  };
  expect(await found(workspace(files), ['a'])).toEqual([]);
  expect(await found(workspace(files), ['.'], 'a')).toEqual(['b/Dockerfile']);
  expect(await found(workspace(files), ['../a'], 'c')).toEqual(['../a/b/Dockerfile']);
});
