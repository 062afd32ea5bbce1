import { expect, test } from 'vitest';
import { nearestWord } from '../../../src/project/nearest-word.ts';

test.each([
  ['arch-downlaod', 'arch-download'],
  ['arch-download', 'arch-download'],
  ['check', undefined],
  ['', undefined],
  ['a'.repeat(100), undefined],
])('%s is probably %s', (word, meant) => {
  expect(nearestWord(word, ['arch-download', 'arch-path'])).toBe(meant);
});
