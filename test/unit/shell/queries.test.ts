import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../src/shell/parse.ts';
import { assignedNames, literalSpanOf, variableUses, wordTemplate } from '../../../src/shell/queries.ts';
import { sliceSpan } from '../../../src/text/span.ts';

describe('variableUses', () => {
  test.each([
    ['echo $A \'$B\' \\$C "\\$D"', 'A'],
    ['X=$A Y[$B]=1 Z=($C) cmd', 'A B C'],
    ['cat > $A <<E\n$B ${C:-$D}\nE', 'A B C D'],
    ["cat <<'E'\n$B\nE", ''],
    ['case $A in $B) ;; esac; for i in $C; do :; done', 'A B C'],
    ['[[ -n $A && $B == $C ]]; (( $D > 1 )); echo $((1 + ${E}))', 'A B C D E'],
    ['sudo -u $A timeout $B make; { x; } > $C', 'A B C'],
    ['sh -c "x $A"', 'A'],
    ["sh -c 'x $A'", 'A'],
    ['echo {$A,b} <(x $B) `y $C`', 'A B C'],
  ])('of %j are %s', (source, names) => {
    const uses = variableUses(parseScript(source));
    expect(uses.map(({ name }) => name).join(' ')).toBe(names);
    expect(uses.every(({ name, span }) => sliceSpan(source, span).includes(name))).toBe(true);
  });
});

describe('assignedNames', () => {
  test.each([
    ['A=1; B+=2 c; export C D=3; local E', 'A B C D E'],
    ['for f in x; do read -r -p G H I; done', 'H I f'],
    ['printf -v A x; getopts o B; : ${C:=x} ${D=y} ${E:-z}', 'A B C D OPTARG OPTIND'],
    ['mapfile -t L < x; read -a M; let n+=1; (( o = 1, p == 2 ))', 'L M n o'],
    ['echo A=1; $(B=2)', 'B'],
  ])('of %j are %s', (source, names) => {
    expect([...assignedNames(parseScript(source))].sort().join(' ')).toBe(names);
  });
});

describe('templates', () => {
  const wordOf = (source: string) => {
    const word = parseScript(`e ${source}`, 10).commands[0]?.words[1];
    if (!word) throw new Error('no word');
    return word;
  };

  test.each([
    ['"https://x/$A"/\'b\'${C:-d}$(e)*', 'https://x/${A}/b${C}$(...)*'],
    ['a\\"b', 'a"b'],
    ['""', ''],
  ])('of %s is %s', (source, template) => {
    expect(wordTemplate(wordOf(source))).toBe(template);
  });

  test.each([
    ['go-linux-amd64.tgz', 'amd64', 'amd64'],
    ['"go-linux-amd64.tgz"', 'amd64', 'amd64'],
    ["'amd64'", 'amd64', 'amd64'],
    ['"$V/amd64"', 'amd64', 'amd64'],
    ['x-${V}-y', 'x-${V}-y', 'x-${V}-y'],
    ['x-$V-y', '${V}-', '$V-'],
    ['$V', '{V', undefined],
    ['am"d64"', 'amd64', undefined],
    ['\\"amd64', 'amd64', undefined],
    ['a?amd64', '?am', '?am'],
  ])('%s maps %s to %s', (source, wanted, text) => {
    const word = wordOf(source);
    const start = wordTemplate(word).indexOf(wanted);
    const span = literalSpanOf(word, start, start + wanted.length);
    expect(span && sliceSpan(`${' '.repeat(10)}e ${source}`, span)).toBe(text);
  });
});
