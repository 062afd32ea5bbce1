import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLEAN, ERROR, fileError, INFORMATION, workspace } from './test-io.ts';

test('--version is that of package.json', async () => {
  const file = join(import.meta.dirname, '../../../package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  expect(await workspace({}).run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test.each([[['--help']], [['-h']], [['check', '--help']], [['check', '-h']]])(
  '%j prints help',
  async (argv) => {
    const { code, out, err } = await workspace({}).run(argv);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: multiarch /);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  },
);

test('without a command it shows the help and fails', async () => {
  const { code, out, err } = await workspace({}).run([]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('Usage: multiarch');
});

test.each([
  ['chekc', 'There is no command `chekc`. Is `check` meant?'],
  ['toString', 'There is no command `toString`. See `multiarch --help`.'],
  ['--verison', 'There is no option `--verison`. Is `--version` meant?'],
  ['check --ofline', 'There is no option `--ofline`. Is `--offline` meant?'],
  ['check -q', 'There is no option `-q`.'],
  ['check --offline=yes', '`--offline` takes no value.'],
  ['check --platform', '`--platform` needs a value.'],
  ['check --platform=', '`--platform` needs a value.'],
  ['check --platform --fix', '`--platform` needs a value.'],
  ['check --platform arm64v8', '`arm64v8` is no platform; is `linux/arm64` meant?'],
  ['check --platform linux/amd64,nonsense', '`nonsense` is no platform; write platforms as in'],
  ['check --platform linux', '`linux` is no platform'],
  ['check --format xml', '`xml` is no value of `--format`; use text, json, sarif, gitlab.'],
  ['check --fail-on info', '`info` is no value of `--fail-on`; use error, warning, never.'],
])('multiarch %s: wrong usage, in one line', async (line, words) => {
  const { code, out, err } = await workspace({ Dockerfile: ERROR }).run(line.split(' '));
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^multiarch[^\n]*\n$/);
  expect(err).toContain(words);
});

test('an empty PATH is wrong usage', async () => {
  expect((await workspace({}).run(['check', ''])).code).toBe(2);
});

test.each([
  ['nothing found', { Dockerfile: CLEAN }, [], 0],
  ['an error', { Dockerfile: ERROR }, [], 1],
  ['less than an error', { Dockerfile: INFORMATION }, [], 0],
  ['less than a warning', { Dockerfile: INFORMATION }, ['--fail-on', 'warning'], 0],
  ['an error counts as a warning', { Dockerfile: ERROR }, ['--fail-on', 'warning'], 1],
  [
    'a warning',
    { '.multiarch.yaml': 'rules: {platform-arg-default: warning}', Dockerfile: ERROR },
    ['--fail-on=warning'],
    1,
  ],
  [
    'a warning is no error',
    { '.multiarch.yaml': 'rules: {platform-arg-default: warning}', Dockerfile: ERROR },
    [],
    0,
  ],
  ['never', { Dockerfile: ERROR }, ['--fail-on', 'never'], 0],
  ['nothing to check', { 'README.md': '' }, [], 0],
  ['a path that is missing', { Dockerfile: CLEAN }, ['.', 'missing'], 3],
  ['findings win over unreadable', { Dockerfile: ERROR }, ['.', 'missing'], 1],
  [
    'never does not hide what is unreadable',
    { Dockerfile: ERROR },
    ['--fail-on', 'never', '.', 'missing'],
    3,
  ],
  ['all mended', { Dockerfile: ERROR }, ['--fix'], 0],
  ['a mistake in the configuration', { '.multiarch.yaml': 'platforms: [arm64v8]' }, [], 1],
] as const)('exit code: %s', async (_, files, argv, code) => {
  expect((await workspace(files).run(['check', ...argv])).code).toBe(code);
});

test('a fault of ours is said, not thrown', async () => {
  const list = (): never => {
    throw fileError('EIO');
  };
  const { code, err } = await workspace({ Dockerfile: ERROR }).run(['check'], { fs: { list } });
  expect(code).toBe(3);
  expect(err).toContain('cannot be read (EIO)');
});
