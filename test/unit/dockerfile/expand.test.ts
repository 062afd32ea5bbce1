import { describe, expect, it } from 'vitest';
import { expandWord, type Lookup, variablesOf } from '../../../src/dockerfile/expand.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import type { Word } from '../../../src/shell/model.ts';

/** A word as it stands behind `COPY --chown=0`. */
function word(text: string, head = ''): Word {
  const found = parseDockerfile(`${head}FROM a\nWORKDIR ${text}`).stages[0]?.instructions[0];
  if (found?.kind !== 'other' || found.words[0] === undefined) throw new Error(`${text} is no word`);
  return found.words[0];
}

const VALUES: Readonly<Record<string, string>> = {
  A: 'one',
  EMPTY: '',
  PLATFORM: 'linux/arm/v7',
  VARIANT: 'v7',
};
const lookup: Lookup = (name) => VALUES[name];

const value = (text: string): string | undefined => expandWord(word(text), lookup).value;

describe('expandWord', () => {
  it.each([
    ['plain', 'plain'],
    ['$A/${A}', 'one/one'],
    ['"$A"', 'one'],
    ["'$A'", '$A'],
    ['\\$A', '$A'],
    ['x$A-y', 'xone-y'],
    ['$A_x', undefined],
    ['${A}_x', 'one_x'],
    ['$UNKNOWN', undefined],
    ['${A:-x}', 'one'],
    ['${EMPTY:-x}', 'x'],
    ['${EMPTY-x}', ''],
    ['${UNKNOWN:-x}', 'x'],
    ['${UNKNOWN-x}', 'x'],
    ['${UNKNOWN:-$A}', 'one'],
    ['${UNKNOWN:-${ALSO:-x}}', 'x'],
    ['${UNKNOWN:-$ALSO}', undefined],
    ['${A:+x}', 'x'],
    ['${EMPTY:+x}', ''],
    ['${UNKNOWN:+x}', undefined],
    ['${A:?message}', 'one'],
    ['${UNKNOWN:?message}', undefined],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each([
    ['${VARIANT#v}', '7'],
    ['${VARIANT##v}', '7'],
    ['${VARIANT#x}', 'v7'],
    ['${PLATFORM#linux/}', 'arm/v7'],
    ['${PLATFORM#*/}', 'arm/v7'],
    ['${PLATFORM##*/}', 'v7'],
    ['${PLATFORM#l*x/}', 'arm/v7'],
    ['${PLATFORM#*}', 'linux/arm/v7'],
    ['${PLATFORM##*}', ''],
    ['${PLATFORM#*/x}', 'linux/arm/v7'],
    ['${A#$A}', ''],
    ['${UNKNOWN#v}', undefined],
    ['${A#$UNKNOWN}', undefined],
    ['${PLATFORM#?inux}', undefined],
    ['${PLATFORM#*/*/}', undefined],
    ['${PLATFORM%/*}', undefined],
    ['${PLATFORM/linux/x}', undefined],
  ])('prefixes: %s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('keeps what it does not know in the template, and names it', () => {
    expect(expandWord(word('a-${X}-$A-$Y'), lookup)).toStrictEqual({
      value: undefined,
      template: 'a-${X}-one-${Y}',
      unknown: ['X', 'Y'],
    });
  });

  it('follows the escape directive', () => {
    const escaped = word('`$A\\$A', '# escape=`\n');
    expect(expandWord(escaped, lookup).value).toBe('$A\\one');
  });
});

describe('variablesOf', () => {
  it('finds the variables of a word, in operands too', () => {
    const names = variablesOf(word('$A/"${B:-${C}x$D}"\\$E')).map(({ name }) => name);
    expect(names).toStrictEqual(['A', 'B', 'C', 'D']);
  });
});
