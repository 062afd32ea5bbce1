import { expect, test } from 'vitest';
import { CLEAN, ERROR, INFORMATION, workspace } from './test-io.ts';

test('place, message, code frame, fix and a summary', async () => {
  const text = `ARG VERSION=3.20\n${INFORMATION}`;
  const { out, err } = await workspace({ 'a/Dockerfile': text }).run(['check']);
  expect(out).toMatch(/^a\/Dockerfile:2:6 information platform-redundant\n`alpine:3.20` is taken /);
  expect(out.split('\n').slice(2)).toEqual([
    ' 1 | ARG VERSION=3.20',
    ' 2 | FROM --platform=$TARGETPLATFORM alpine:3.20',
    '   |      ^^^^^^^^^^^^^^^^^^^^^^^^^^',
    '  fix: Remove the --platform flag',
    '',
    '1 information in 1 of 1 file. --fix mends 1.',
    '',
  ]);
  expect(err).toBe('');
});

test('related places', async () => {
  const text = 'FROM alpine:3.20\nARG F=tool-linux-amd64.tgz\nRUN curl -O https://example.com/$F\n';
  const { out } = await workspace({ Dockerfile: text }).run(['check']);
  expect(out).toMatch(/\n {2}see: Dockerfile:3:\d+ \S/);
});

test.each([
  [{}, 'Nothing was checked: no Dockerfile or .multiarch.yaml there.\n'],
  [{ Dockerfile: CLEAN, 'a.Dockerfile': CLEAN }, 'Nothing found in 2 files.\n'],
])('summary of %j', async (files, summary) => {
  expect((await workspace(files).run(['check'])).out).toBe(summary);
});

test.each([
  ['no terminal', false, {}, false],
  ['a terminal', true, {}, true],
  ['NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR says nothing', true, { NO_COLOR: '' }, true],
  ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ['FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR is stronger than NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
])('colours: %s', async (_, isTerminal, env, colored) => {
  const { out } = await workspace({ Dockerfile: ERROR }).run(['check'], { isTerminal, env });
  expect(out.includes('[')).toBe(colored);
});

test('no colours in formats for programs', async () => {
  const { out } = await workspace({ Dockerfile: ERROR }).run(['check', '--format', 'json'], {
    env: { FORCE_COLOR: '1' },
  });
  expect(out.includes('[')).toBe(false);
});

test('a file cannot steer the terminal', async () => {
  const text = 'FROM alpine:3.20\nARG X="\u001b[2J\u202e" TARGETARCH=amd64\u001b]0;x\u0007\n';
  const { out } = await workspace({ Dockerfile: text }).run(['check']);

  expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
});
