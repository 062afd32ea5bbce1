import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../src/shell/parse.ts';
import { faultsOf } from './faults-of.ts';

const atoms = [
  'a',
  '-x',
  '$X',
  '"$Y z"',
  "'q $r'",
  '${A:-b}',
  '*.c',
  '{d,e}',
  '$((1+$N))',
  '\\$e',
  '""',
  'é😀',
  '"\\"s"',
];

const { list } = fc.letrec<{ list: string; command: string; word: string }>((tie) => ({
  word: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...atoms) },
    { weight: 1, arbitrary: tie('list').map((text) => `$(${text})`) },
    { weight: 1, arbitrary: tie('list').map((text) => `"<$(${text})>"`) },
    { weight: 1, arbitrary: tie('word').map((text) => `\${V:-${text}}`) },
    { weight: 1, arbitrary: tie('word').map((text) => `p${text}/s`) },
  ),
  command: fc.oneof(
    { depthSize: 'small' },
    fc.array(tie('word'), { minLength: 1, maxLength: 4 }).map((words) => `cmd ${words.join(' ')}`),
    tie('word').map((word) => `A=${word} sudo -u x env B=${word} c > ${word}`),
    tie('word').map((word) => `[ ${word} = b ] && c ${word} || exit 1`),
    tie('word').map((word) => `[[ -n ${word} && ${word} == y ]]`),
    tie('word').map((word) => `cat <<E\nx ${word} y\nE\n`),
    fc
      .tuple(tie('word'), tie('list'))
      .map(([word, text]) => `case ${word} in x|${word}) ${text} ;; *) die ;; esac`),
    fc
      .tuple(tie('list'), tie('list'))
      .map(([a, b]) => `if ${a}; then ${b}; elif ${b}; then ${a}; else x; fi`),
    fc.tuple(tie('word'), tie('list')).map(([word, text]) => `for v in ${word}; do ${text}; done`),
    tie('list').map((text) => `{ ${text}; } 2>&1 | ( ${text} )`),
    tie('list').map((text) => `f() { ${text}; }`),
    fc.constant('sh -c \'x "$1" && y\''),
    fc.constant('sh -c "x $Z $(k l)"'),
  ),
  list: fc.oneof(
    { depthSize: 'small' },
    fc.array(tie('command'), { minLength: 1, maxLength: 3 }).map((commands) => commands.join('; ')),
    fc.tuple(tie('command'), tie('command')).map(([a, b]) => `${a} && ${b}`),
  ),
}));

describe('parseScript', () => {
  test('gives exact spans for any script, at any offset', () => {
    fc.assert(
      fc.property(list, fc.nat(1000), (source, start) => {
        expect(faultsOf(parseScript(source, start), ' '.repeat(start) + source)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('gives exact spans for the beginning of any script', () => {
    fc.assert(
      fc.property(list, fc.nat(), (source, cut) => {
        const typed = source.slice(0, cut % (source.length + 1));
        expect(faultsOf(parseScript(typed), typed)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('answers to any text, and stays within it', () => {
    const characters = '\'"`$(){}[];|&<>\\\n#=*!~-:/ aAé'.split('');
    const tokens = ['if ', 'case ', ' in ', '<<E', 'esac', '[[ ', ' ]]', ...characters];
    const marks = fc.array(fc.constantFrom(...tokens));
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      marks.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, fc.nat(50), (source, start) => {
        // Backticks may hold escapes, whose contents have no text of their own in the document.
        expect(faultsOf(parseScript(source, start), ' '.repeat(start) + source, true)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  const deep = 5000;
  test.each([
    '$(',
    '"$(',
    '(',
    '{ ',
    '${A:-',
    'if a; then ',
    'case x in a) ',
    '[[ ( ',
    '$((',
    '`\\`',
    'f() { ',
    "sh -c '",
  ])('survives %s nested deeply', (open) => {
    const script = parseScript(open.repeat(deep));
    expect(faultsOf(script, open.repeat(deep), true)).toEqual([]);
  });

  test.each(['a $(b', 'if a; then b', 'case x in', '"a', "'", '${A', 'a &&', 'cat <(b', ')', 'x $((1'])(
    'says that %s is not complete',
    (source) => {
      expect(parseScript(source).complete).toBe(false);
    },
  );

  test('takes time in proportion to the length', () => {
    const line = '[ "$A" = b ] && x=$(sudo env C=d wget "https://e/$f") || { echo no; exit 1; }\n';
    const time = (lines: number) => {
      const before = performance.now();
      expect(parseScript(line.repeat(lines)).complete).toBe(true);
      return performance.now() - before;
    };
    time(500);
    const short = Math.min(time(500), time(500), time(500));
    expect(time(4000)).toBeLessThan(Math.max(short, 5) * 40);
  });
});
