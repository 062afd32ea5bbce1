import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_CONFIG_LENGTH, readConfig } from '../../../src/project/config.ts';

const RULES = ['arch-download', 'arch-path'];

describe('readConfig', () => {
  test('reads every key', () => {
    const text = [
      'platforms: [linux/amd64, "linux/arm64/v8", linux/aarch64] # the same machine twice',
      'rules:',
      '  arch-download: off',
      '  arch-path: information',
      'ignore:',
      '  - vendor/',
      'cluster: nodes.yaml',
    ].join('\n');
    expect(readConfig(text, RULES)).toEqual({
      config: {
        platforms: [
          { os: 'linux', architecture: 'amd64' },
          { os: 'linux', architecture: 'arm64' },
        ],
        rules: { 'arch-download': 'off', 'arch-path': 'information' },
        ignore: ['vendor/'],
      },
      problems: [],
    });
  });

  test.each([
    ['', undefined],
    ['# nothing but a comment', undefined],
    ['platforms: []', undefined],
  ])('%j says nothing and is no mistake', (text, platforms) => {
    const { config, problems } = readConfig(text, RULES);
    expect([config.platforms, problems]).toEqual([platforms, []]);
  });

  test.each([
    ['platforms: linux/amd64', 'error', 'linux/amd64', '`platforms` is a list'],
    ['platforms: [linux/amd64, arm64v8]', 'error', 'arm64v8', 'write it as in `linux/arm64`'],
    ['platforms: [linux]', 'error', 'linux', '`linux` is no platform'],
    ['platforms: [3]', 'error', '3', 'no platform'],
    ['rules: {arch-downlaod: off}', 'warning', 'arch-downlaod', 'Is `arch-download` meant?'],
    ['rules: {arch-path: fatal}', 'error', 'fatal', 'use `off`, `information`'],
    ['rules: [arch-path]', 'error', '[arch-path]', '`rules` maps rule ids'],
    ['ignore: vendor/', 'error', 'vendor/', '`ignore` is a list'],
    ['ignore: [[a]]', 'error', '[a]', 'Write a pattern'],
    ['platfroms: []', 'warning', 'platfroms', '`platfroms` is not known here'],
    ['- linux/amd64', 'error', '- linux/amd64', 'at the top level'],
    ['linux/amd64', 'error', 'linux/amd64', 'at the top level'],
  ])('%s is a mistake at its place', (text, severity, place, words) => {
    const [problem] = readConfig(text, RULES).problems;
    expect(problem?.message).toContain(words);
    expect(problem?.severity).toBe(severity);
    expect(text.slice(problem?.span.start, problem?.span.end).trim()).toBe(place);
  });

  test('what is right counts beside a mistake', () => {
    const { config } = readConfig(
      'platforms: [arm64v8, linux/riscv64]\nrules: {arch-path: off, x: off}',
      RULES,
    );
    expect(config.platforms).toEqual([{ os: 'linux', architecture: 'riscv64' }]);
    expect(config.rules).toEqual({ 'arch-path': 'off' });
  });

  test('a huge file is refused', () => {
    const { problems } = readConfig(`#${' '.repeat(MAX_CONFIG_LENGTH)}`, RULES);
    expect(problems.map(({ message }) => message)).toEqual([
      'This file is larger than 256 KiB, so it is not read.',
    ]);
  });

  test('never throws, and problems lie within the text', () => {
    const words = fc.constantFrom(
      'platforms',
      'rules',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '&a',
      '*a',
      '<<',
      '!!x',
      '"',
      '#',
      '|',
      '\uFEFF',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 3 }))), (parts) => {
        const text = parts.join('');
        for (const { span } of readConfig(text, RULES).problems) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length + 1);
        }
      }),
    );
  });
});
