import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPlatform } from '../../../src/platform/format.ts';
import { parsePlatform } from '../../../src/platform/parse.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { readConfig } from '../../../src/project/config.ts';
import { setPlatforms } from '../../../src/project/edit-config.ts';
import { applyEdits } from '../../../src/text/edit.ts';

const NAMES = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/riscv64', 'windows/amd64'];

function platform(text: string): Platform {
  const parsed = parsePlatform(text);
  if (parsed.kind !== 'platform') throw new Error(`${text} is no platform`);
  return parsed.platform;
}

function after(text: string | undefined, names: readonly string[]): string | undefined {
  const edits = setPlatforms(text, names.map(platform));
  return edits === undefined ? undefined : applyEdits(text ?? '', edits);
}

describe('setPlatforms', () => {
  test.each([
    ['a new file', undefined, 'platforms:\n  - linux/amd64\n  - linux/arm64\n'],
    ['an empty file', '', 'platforms:\n  - linux/amd64\n  - linux/arm64\n'],
    ['comments alone', '# ours', '# ours\nplatforms:\n  - linux/amd64\n  - linux/arm64\n'],
    ['other keys', 'ignore: [a]\n', 'ignore: [a]\nplatforms:\n  - linux/amd64\n  - linux/arm64\n'],
    ['an end mark', 'ignore: [a]\n...\n', 'platforms:\n  - linux/amd64\n  - linux/arm64\nignore: [a]\n...\n'],
    ['braces', '{ignore: [a]}', '{platforms: [linux/amd64, linux/arm64], ignore: [a]}'],
    [
      'a key without value',
      'platforms: # all\nignore: [a]\n',
      'platforms: [linux/amd64, linux/arm64] # all\nignore: [a]\n',
    ],
    ['a word', 'platforms: linux/amd64 # x', 'platforms: [linux/amd64, linux/arm64] # x'],
    [
      'an anchor',
      'a: &a [linux/riscv64]\nplatforms: *a\n',
      'a: &a [linux/riscv64]\nplatforms: [linux/amd64, linux/arm64]\n',
    ],
    ['brackets', 'platforms: [linux/riscv64]\r\n', 'platforms: [linux/amd64, linux/arm64]\r\n'],
    [
      'brackets over lines',
      'platforms: [\n    linux/amd64\n  ]\n',
      'platforms: [\n    linux/amd64,\n    linux/arm64,\n  ]\n',
    ],
    [
      'brackets with comments',
      'platforms: [\n  linux/riscv64, # lab\n  linux/amd64, # cloud\n]\n',
      'platforms: [\n  # lab\n  linux/arm64, linux/amd64, # cloud\n]\n',
    ],
    [
      'dashes: lines stay with their comments, lines go with theirs',
      'platforms:\n- linux/arm64/v8 # Graviton\n# lab\n- linux/riscv64 # old\nrules: {}\n',
      'platforms:\n- linux/arm64/v8 # Graviton\n- linux/amd64\n# lab\nrules: {}\n',
    ],
    [
      'dashes at the end of the file',
      'platforms:\r\n  - linux/amd64\r\n  - x',
      'platforms:\r\n  - linux/amd64\r\n  - linux/arm64',
    ],
    [
      'nothing to change',
      'platforms:\n  - linux/arm64\n  - linux/amd64\n',
      'platforms:\n  - linux/arm64\n  - linux/amd64\n',
    ],
    [
      'dashes that all go',
      'platforms:\n  - linux/s390x # a\n  - x\n',
      'platforms:\n  - linux/amd64\n  - linux/arm64\n',
    ],
    [
      'a map',
      'platforms:\n  linux: amd64\nignore: []\n',
      'platforms:\n  [linux/amd64, linux/arm64]\nignore: []\n',
    ],
  ])('%s', (_, before, expected) => {
    expect(after(before, ['linux/amd64', 'linux/arm64'])).toBe(expected);
  });

  test.each(['- a list', 'a word', '"open', 'a: [', '\ta: b\n  - x: ['])('%j is left to a person', (text) => {
    expect(after(text, ['linux/amd64'])).toBeUndefined();
  });

  const some = fc.subarray(NAMES, { minLength: 1 });
  const comment = fc.constantFrom('', ' # why', '  # [a], b');
  const list = fc.oneof(
    some.map((names) => ` [${names.join(', ')}]\n`),
    some.map((names) => ` ["${names.join('",\n   "')}"]\n`),
    fc
      .tuple(some, comment)
      .map(([names, word]) => ` [\n${names.map((name) => `    ${name},${word}\n`).join('')}  ]\n`),
    fc
      .tuple(some, comment, fc.constantFrom('', '  ', '    '))
      .map(
        ([names, word, indent]) => `${word}\n${names.map((name) => `${indent}- ${name}${word}\n`).join('')}`,
      ),
    fc.constantFrom('\n', ' # none\n', ' linux/arm64\n', ' null\n', ' []\n'),
  );
  const file = fc
    .record({
      list,
      before: fc.constantFrom('', '# ours\n', 'ignore: [a]\n', 'rules: # some\n  a: off\n'),
      last: fc.constantFrom('', '# end\n', 'cluster: x\n'),
      crlf: fc.boolean(),
    })
    .map(({ list: value, before, last, crlf }) => {
      const text = `${before}platforms:${value}${last}`;
      return crlf ? text.replaceAll('\n', '\r\n') : text;
    });

  test('the file then names the platforms, and keeps its other keys and comment lines', () => {
    fc.assert(
      fc.property(file, some, (text, names) => {
        const changed = after(text, names) ?? '';
        const { config, problems } = readConfig(changed, ['a']);
        expect(problems).toEqual([]);
        expect((config.platforms ?? []).map(formatPlatform).sort()).toEqual([...names].sort());
        for (const line of ['# ours', '# some', '# end', 'ignore: [a]', 'a: off', 'cluster: x']) {
          expect(changed.includes(line)).toBe(text.includes(line));
        }
        expect(/[^\r]\n/.test(changed)).toBe(/[^\r]\n/.test(text));
      }),
    );
  });

  test('never throws', () => {
    const parts = fc.constantFrom(
      'platforms',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      'linux/amd64',
      ',',
      '#',
      '|',
      '"',
      '---\n',
      '\uFEFF',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 12 }),
        some,
        (text, names) => void after(text.join(''), names),
      ),
    );
  });
});
