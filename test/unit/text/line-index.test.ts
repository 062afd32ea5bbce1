import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from '../../../src/text/line-index.ts';

test('lines end at LF, CRLF and a lone CR', () => {
  const lines = new LineIndex('a\nb\r\nc\rd');
  expect([0, 2, 5, 7].map((offset) => lines.position(offset))).toEqual([
    { line: 0, column: 0 },
    { line: 1, column: 0 },
    { line: 2, column: 0 },
    { line: 3, column: 0 },
  ]);
});

test('columns count UTF-16 code units', () => {
  expect(new LineIndex('😀x').position(2)).toEqual({ line: 0, column: 2 });
});

test('offsets outside the text are moved into it', () => {
  const lines = new LineIndex('ab\ncd');
  expect(lines.position(-5)).toEqual({ line: 0, column: 0 });
  expect(lines.position(99)).toEqual({ line: 1, column: 2 });
});

test('a position leads back to its offset', () => {
  const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '\r', '😀'), { maxLength: 30 });
  fc.assert(
    fc.property(text, fc.nat(60), (pieces, number) => {
      const joined = pieces.join('');
      const offset = Math.min(number, joined.length);
      const lines = new LineIndex(joined);
      const { line, column } = lines.position(offset);
      expect(lines.lineStart(line) + column).toBe(offset);
    }),
  );
});
