import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../src/shell/parse.ts';
import { sliceSpan } from '../../../src/text/span.ts';
import { faultsOf } from './faults-of.ts';
import type { Part } from '../../../src/shell/model.ts';

function only<T>(items: readonly T[] | undefined): T {
  const [item] = items ?? [];
  if (item === undefined || items?.length !== 1)
    throw new Error(`one item expected, not ${items?.length ?? 0}`);
  return item;
}

describe('parts of a word', () => {
  const partsOf = (source: string) => {
    const word = parseScript(source).commands[0]?.words.at(-1);
    const show = (part: Part) => {
      const quote = 'quote' in part ? part.quote : '';
      const operator = part.kind === 'variable' ? `${part.operator ?? ''}${part.operand?.text ?? ''}` : '';
      const text =
        part.kind === 'literal' ? part.value : part.kind === 'variable' ? part.name + operator : part.text;
      return `${part.kind} ${quote} ${text} @ ${sliceSpan(source, part.span)}`;
    };
    return { value: word?.value, parts: word?.parts.map(show) };
  };

  test.each([
    ['e plain', 'plain', ['literal none plain @ plain']],
    ['e ""', '', ['literal double  @ ']],
    ["e ''", '', ['literal single  @ ']],
    ["e a'b c'", 'ab c', ['literal none a @ a', 'literal single b c @ b c']],
    ['e a\\ b', 'a b', ['literal none a b @ a\\ b']],
    ['e "a\\"$X"', undefined, ['literal double a" @ a\\"', 'variable double X @ $X']],
    ["e $'t\\n'", 't\n', ['literal single t\n @ t\\n']],
    [
      'e "x-${A:-b}-$(c d)"',
      undefined,
      [
        ...['literal double x- @ x-', 'variable double A:-b @ ${A:-b}'],
        ...['literal double - @ -', 'command  c d @ $(c d)'],
      ],
    ],
    ['e `u -m`', undefined, ['command  u -m @ `u -m`']],
    ['e ${V/a/b}${W:1:2}', undefined, ['variable none V/a/b @ ${V/a/b}', 'variable none W:1:2 @ ${W:1:2}']],
    ['e ${#V}${!W}', undefined, ['variable none V# @ ${#V}', 'variable none W! @ ${!W}']],
    ['e *.deb', '*.deb', ['other  * @ *', 'literal none .deb @ .deb']],
    ['e {a,b}', undefined, ['other  {a,b} @ {a,b}']],
    ['e $((1+$N))', undefined, ['other  $((1+$N)) @ $((1+$N))']],
  ])('%s', (source, value, parts) => {
    expect(partsOf(source)).toEqual({ value, parts });
  });
});

describe('commands', () => {
  test('carry their place: list, pipeline, expansion', () => {
    const { commands } = parseScript('a | b $(c; d) && e; f');
    const places = commands.map(({ name, then, within, pipeline }) => [name, then, within?.text, pipeline]);
    expect(places.map(([name, then, within]) => [name, then, within])).toEqual([
      ['a', '&&', undefined],
      ['b', '&&', undefined],
      ['c', undefined, 'c; d'],
      ['d', undefined, 'c; d'],
      ['e', undefined, undefined],
      ['f', undefined, undefined],
    ]);
    expect(places[0]?.[3]).toBe(places[1]?.[3]);
    expect(new Set(places.map((place) => place[3])).size).toBe(5);
  });

  test.each([
    ['sudo -u me FOO=1 curl x', 'curl', 'FOO'],
    ['sudo -Eu me curl', 'curl', ''],
    ['env -i -u A B=1 "C=$D" curl', 'curl', 'B C'],
    ['A=1 env B=2', 'env', 'A B'],
    ['/usr/bin/env bash', 'bash', ''],
    ['exec -a x /usr/local/bin/go', 'go', ''],
    ['command -v curl', 'command', ''],
    ['time -p nice -n 5 nohup ionice -c3 make', 'make', ''],
    ['timeout --signal=9 10 make', 'make', ''],
    ['gosu app:app make', 'make', ''],
    ['busybox wget x', 'wget', ''],
    ['busybox', 'busybox', ''],
    ['env -S "make x"', 'env', ''],
    ['xargs curl', 'xargs', ''],
    ['$CMD x', undefined, ''],
    ['A=1 B+=2', undefined, 'A B'],
    ['export A=1 "B=$C" D', 'export', 'A B'],
  ])('%s runs %s', (source, name, assigned) => {
    const command = only(parseScript(source).commands);
    expect(command.name).toBe(name);
    expect(command.assignments.map((assignment) => assignment.name).join(' ')).toBe(assigned);
    expect(faultsOf(parseScript(source), source)).toEqual([]);
  });

  test.each([
    ["sh -c 'a; b'", ['sh', 'a', 'b']],
    ["bash -eo pipefail -c 'a'", ['bash', 'a']],
    ['/bin/sh -ec "a $X"', ['sh', 'a']],
    ['sh -c "a \\"b\\""', ['sh']],
    ['sh -c "a "\'b\'', ['sh']],
    ['sh -c $X', ['sh']],
    ['sh a -c b', ['sh']],
    ["su -s /bin/sh u -c 'a'", ['su', 'a']],
    ['sh -c \'sh -c "a"\'', ['sh', 'sh', 'a']],
    ["eval 'a' b", ['eval']],
    [
      '(a) & { b; }; until c; do d; done; f() { g; }; select x in y; do h; done',
      ['a', 'b', 'c', 'd', 'g', 'h'],
    ],
    ['a > $(b) 3< <(c) <<< "$(d)"', ['a', 'b', 'c', 'd']],
    ['cat <<E\n$(a `b`)\nE', ['cat', 'a', 'b']],
    ['((x = $(a)))', ['((', 'a']],
    ['for ((i=0;i<$(a);i++)); do b; done', ['((', 'a', 'b']],
    ['echo ${A:-$(b)} "${C/$(d)/${E:-`f`}}"', ['echo', 'b', 'd', 'f']],
  ])('%s has %j', (source, names) => {
    const found = parseScript(source).commands.map(({ name }) => name);
    expect(found).toEqual(names);
  });

  test('in escaped backticks have the span of the expansion', () => {
    const source = 'a `b \\`c\\` d`';
    const { commands, complete } = parseScript(source, 100);
    expect(commands.map(({ name, span }) => [name, span.start, span.end])).toEqual([
      ['a', 100, 113],
      ['b', 102, 113],
      ['c', 102, 113],
    ]);
    expect(complete).toBe(true);
  });

  test('keep heredoc bodies apart from quoted ones', () => {
    const source = 'cat <<A <<"B" >o\n$X\nA\n$Y\nB\n';
    const [first, second, third] = only(parseScript(source).commands).redirects;
    expect(first?.body && sliceSpan(source, first.body)).toBe('$X\n');
    expect(first?.parts.map(({ kind }) => kind)).toEqual(['variable']);
    expect(second?.body && sliceSpan(source, second.body)).toBe('$Y\n');
    expect(second?.parts).toEqual([]);
    expect(third?.target?.value).toBe('o');
  });
});

describe('switches', () => {
  const shape = (source: string) =>
    parseScript(source).switches.map(({ kind, branches }) => [
      kind,
      ...branches.map((branch) => {
        const texts = [
          ...branch.patterns.map(({ text }) => text),
          ...branch.comparisons.map(({ span }) => sliceSpan(source, span)),
        ];
        return `${texts.join('|')}:${sliceSpan(source, branch.body)}${branch.isDefault ? ':default' : ''}${branch.rejects ? ':rejects' : ''}`;
      }),
    ]);

  test.each([
    ['case $x in a|"b") c;; *) exit 1;; esac', [['case', 'a|"b":c', '*:exit 1:default:rejects']]],
    ['case $x in (a) ;; esac', [['case', 'a:']]],
    ['if [ a = b ] && x; then y; else exit; fi', [['if', 'a = b:y', ':exit:default']]],
    ['[ a = b -o c != d ] && e', [['guard', 'a = b|c != d:e']]],
    ['[ a = b ] && [[ c == d ]] && e && f || g', [['guard', 'a = b|c == d:e && f', ':g:default']]],
    ['{ [ a = b ] || test c = d; } && e', [['guard', 'a = b|c = d:e']]],
    ['[ a = b ] || { echo no; exit 1; }', [['guard', 'a = b:', ':{ echo no; exit 1; }:default:rejects']]],
    ['[ a = b ] && c || (echo; false)', [['guard', 'a = b:c', ':(echo; false):default:rejects']]],
    ['[ a = b ] || [ c = d ]', []],
    ['grep -q x y && z', []],
    [
      'if a; then if b; then c; fi; elif d; then e; fi',
      [
        ['if', ':if b; then c; fi', ':e'],
        ['if', ':c'],
      ],
    ],
  ])('%s', (source, expected) => {
    expect(shape(source)).toEqual(expected);
  });

  test.each([
    ['exit 1', true],
    ['exit 0', false],
    ['exit', false],
    ['echo no && exit $?', true],
    ['try || exit 1', false],
    ['return 2', true],
    ['error_exit "no"', true],
    ['echo error', false],
    ['if x; then exit 1; fi', false],
    ['{ a; exit 1; } >&2', true],
  ])('a branch with %s rejects: %s', (body, rejects) => {
    expect(parseScript(`case x in *) ${body} ;; esac`).switches[0]?.branches[0]?.rejects).toBe(rejects);
  });

  test('comparisons know their operator and what negates it', () => {
    const source =
      '! [ a != b ]; [[ ! ( a =~ b || c -eq d ) && e < f ]]; [ ! "$A" = "]" ]; [ x = ]; if ! test a = b; then c; fi';
    expect(parseScript(source).comparisons.map(({ operator, negated }) => [operator, negated])).toEqual([
      ['!=', true],
      ['=~', true],
      ['-eq', true],
      ['<', false],
      ['=', true],
      ['=', true],
    ]);
  });
});
