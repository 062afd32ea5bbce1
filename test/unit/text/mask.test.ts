import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask } from '../../../src/text/mask.ts';

const spans = fc.array(
  fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 6 },
);

test('blanks what is covered and keeps line ends', () => {
  expect(mask('ab\r\ncd\nef', [{ start: 1, end: 6 }])).toBe('a \r\n  \nef');
});

test('blanks line ends as well when told to', () => {
  expect(mask('ab\\\ncd', [{ start: 2, end: 4 }], true)).toBe('ab  cd');
});

test('keeps the length and all that is not covered, however spans lie', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), spans, fc.boolean(), (text, covered, lineEnds) => {
      const inside = covered.map(({ start, end }) => ({
        start: Math.min(start, text.length),
        end: Math.min(end, text.length),
      }));
      const masked = mask(text, inside, lineEnds);
      expect(masked.length).toBe(text.length);
      for (let at = 0; at < text.length; at++) {
        const hidden = inside.some(({ start, end }) => start <= at && at < end);
        const kept = !hidden || (!lineEnds && /[\r\n]/.test(text.charAt(at)));
        expect(masked[at]).toBe(kept ? text[at] : ' ');
      }
    }),
  );
});
