import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, editsOverlap, type TextEdit } from '../../../src/text/edit.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

describe('applyEdits', () => {
  test('replaces, removes and inserts, in any order given', () => {
    const edits = [edit(6, 11, 'there'), edit(0, 0, '> '), edit(5, 6, ', ')];
    expect(applyEdits('hello world', edits)).toBe('> hello, there');
  });

  test('keeps the order of insertions at one place', () => {
    expect(applyEdits('ac', [edit(1, 1, 'b'), edit(1, 1, 'B')])).toBe('abBc');
  });

  test.each([
    ['overlapping', [edit(0, 3, ''), edit(2, 4, '')]],
    ['past the end', [edit(0, 99, '')]],
    ['backwards', [edit(3, 1, '')]],
  ])('refuses %s edits', (_, edits) => {
    expect(() => applyEdits('hello', edits)).toThrow(RangeError);
  });

  test('touches nothing outside the spans', () => {
    const cuts = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ minLength: 41, maxLength: 60 }), cuts, fc.string(), (text, places, newText) => {
        const sorted = [...places].sort((a, b) => a - b);
        const edits = sorted.flatMap((start, index) => {
          const end = sorted[index + 1];
          return index % 2 === 0 && end !== undefined ? [edit(start, end, newText)] : [];
        });
        expect(editsOverlap(edits)).toBe(false);
        let expected = '';
        let at = 0;
        for (const { span } of edits) {
          expected += text.slice(at, span.start) + newText;
          at = span.end;
        }
        expect(applyEdits(text, [...edits].reverse())).toBe(expected + text.slice(at));
      }),
    );
  });
});

test('editsOverlap: neighbours do not, one within another does', () => {
  expect(editsOverlap([edit(0, 2, ''), edit(2, 4, '')])).toBe(false);
  expect(editsOverlap([edit(0, 4, ''), edit(1, 2, '')])).toBe(true);
});
