import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeFrame } from '../../../src/cli/formats/code-frame.ts';
import { LineIndex } from '../../../src/text/line-index.ts';

function frame(text: string, word: string, columns?: number): string[] {
  const start = text.indexOf(word);
  const style = { paint: (_: string, shown: string) => shown, color: 'red', columns } as const;
  return codeFrame(text, new LineIndex(text), { start, end: start + word.length }, style);
}

test('the line above, the line, the range', () => {
  expect(frame('FROM a\nRUN b c\n', 'b')).toEqual([' 1 | FROM a', ' 2 | RUN b c', '   |     ^']);
});

test('an empty line above is left out, and an empty range is still seen', () => {
  expect(frame('\r\nRUN b\r\n', '')).toEqual([' 1 |', '   | ^']);
  expect(frame('\n\nRUN b', 'RUN')).toEqual([' 3 | RUN b', '   | ^^^']);
});

test('tabs and wide characters', () => {
  expect(frame('\tRUN\techo x', 'echo')).toEqual([' 1 |   RUN  echo x', '   |        ^^^^']);
  expect(frame('RUN 日本 x', 'x')).toEqual([' 1 | RUN 日本 x', '   |          ^']);
  expect(frame('RUN e\u0301 x', 'x')).toEqual([' 1 | RUN e\u0301 x', '   |       ^']);
});

test('a range over several lines ends with the first', () => {
  expect(frame('RUN a \\\n  b', 'a \\\n  b')).toEqual([' 1 | RUN a \\', '   |     ^^^']);
});

test('a long line is cut around the range', () => {
  const [line, caret] = frame(`RUN ${'x '.repeat(500)}amd64${' y'.repeat(500)}`, 'amd64', 60);
  expect(line?.length).toBe(60);
  expect(line).toMatch(/^ 1 \| … ?x.*amd64.*y…$|^ 1 \| ….*amd64.*…$/);
  expect(line?.slice(caret?.indexOf('^'), (caret?.lastIndexOf('^') ?? 0) + 1)).toBe('amd64');
});

test('a range longer than the line is cut too', () => {
  const [line, caret] = frame(`RUN ${'x'.repeat(1_000_000)}`, 'x'.repeat(1_000_000), 80);
  expect([line?.length, caret?.length]).toEqual([80, 80]);
});

test('the caret stands below the range, and no line is wider than asked', () => {
  const blank = fc.string({ unit: fc.constantFrom('a', ' ', '-', '.'), maxLength: 200 });
  fc.assert(
    fc.property(blank, blank, fc.integer({ min: 50, max: 120 }), (before, after, columns) => {
      const [line = '', caret = ''] = frame(`${before}AMD64${after}`, 'AMD64', columns).slice(-2);
      expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('AMD64');
      expect(line.length).toBeLessThanOrEqual(columns);
    }),
  );
});
