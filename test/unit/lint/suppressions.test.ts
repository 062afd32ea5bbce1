import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RuleFinding } from '../../../src/lint/finding.ts';
import { applySuppressions, readSuppressions, type Suppression } from '../../../src/lint/suppressions.ts';
import { sliceSpan } from '../../../src/text/span.ts';

const finding = (rule: string, start: number): RuleFinding => ({
  rule,
  severity: 'warning',
  message: '',
  span: { start, end: start + 1 },
});

test('a comment names rules, in one scope, with their places', () => {
  const text = '# multiarch-ignore a, b-c:d: why\n#multiarch-ignore-file e\n# multiarch-ignorethis f\nRUN x';
  const comments = [...text.matchAll(/#.*/g)].map(({ index, 0: comment }) => ({
    start: index,
    end: index + comment.length,
  }));
  const read = readSuppressions(text, comments, (offset) => ({ start: offset, end: offset + 5 }));
  expect(
    read.map(({ scope, rules, covers }) => [scope, rules.map(({ span }) => sliceSpan(text, span)), covers]),
  ).toEqual([
    ['next', ['a', 'b-c'], { start: 32, end: 37 }],
    ['file', ['e'], undefined],
  ]);
});

/** Keys in keys, as in YAML: spans that are nested or apart. */
const nested = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 30 })), { maxLength: 12 }).map((pairs) =>
  pairs.reduce<{ start: number; end: number }[]>((kept, [start, length]) => {
    const span = { start, end: start + length };
    const crosses = kept.some(
      (other) =>
        (other.start < span.start && span.start <= other.end && other.end < span.end) ||
        (span.start < other.start && other.start <= span.end && span.end < other.end),
    );
    return crosses ? kept : [...kept, span];
  }, []),
);

const rule = fc.constantFrom('a', 'b');

test('what is suppressed and what is unused is the same as by looking at every pair', () => {
  const suppressions = nested.chain((spans) =>
    fc
      .tuple(
        ...spans.map((covers) =>
          fc.tuple(fc.constant(covers), fc.array(rule, { maxLength: 2 }), fc.boolean()),
        ),
      )
      .map((list) =>
        list.map(([covers, ids, file], index): Suppression => ({
          scope: file && index === 0 ? 'file' : 'next',
          rules: ids.map((id) => ({ id, span: { start: index, end: index } })),
          comment: { start: 0, end: 0 },
          covers: file && index === 0 ? undefined : covers,
        })),
      ),
  );
  const findings = fc
    .array(fc.tuple(rule, fc.nat({ max: 95 })))
    .map((list) => list.map(([id, at]) => finding(id, at)));
  fc.assert(
    fc.property(findings, suppressions, (found, given) => {
      const applies = ({ scope, covers }: Suppression, { span }: RuleFinding): boolean =>
        scope === 'file' || (covers !== undefined && covers.start <= span.start && span.start <= covers.end);
      const names = (one: Suppression, id: string): boolean => one.rules.some((named) => named.id === id);
      const { kept, unused } = applySuppressions(found, given);
      expect(kept).toEqual(found.filter((one) => !given.some((s) => applies(s, one) && names(s, one.rule))));
      const idle = given.flatMap((s) =>
        s.rules.filter(({ id }) => !found.some((one) => one.rule === id && applies(s, one))),
      );
      expect(unused).toEqual(idle);
    }),
    { numRuns: 2000 },
  );
});
