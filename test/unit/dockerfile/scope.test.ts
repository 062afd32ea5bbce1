import { describe, expect, it } from 'vitest';
import { declareArgs } from '../../../src/dockerfile/declare-args.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { bindingOf, bindingsOf, boundFrom, stageLookup } from '../../../src/dockerfile/scope.ts';
import { automaticValues } from '../../../src/platform/automatic-args.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { applyEdits } from '../../../src/text/edit.ts';

const ARM_V7: Platform = { os: 'linux', architecture: 'arm', variant: 'v7' };
const AMD64: Platform = { os: 'linux', architecture: 'amd64' };
const AUTOMATIC = automaticValues(ARM_V7, AMD64);

/** The value of a name where `mark` stands in the last stage that has it; undefined where the file does not tell it. */
function valueAt(text: string, name: string, mark = 'RUN here'): string | undefined {
  const file = parseDockerfile(text);
  const offset = text.lastIndexOf(mark);
  const stage = file.stages.findLast(({ from }) => from.span.start <= offset);
  if (stage === undefined || offset < 0) throw new Error(`no ${mark} in a stage`);
  return stageLookup(file, stage, offset, AUTOMATIC)(name);
}

/** Whether the name is bound at `mark`, which is what decides between a value and nothing. */
function isBound(text: string, name = 'TARGETARCH'): boolean {
  const file = parseDockerfile(text);
  const offset = text.lastIndexOf('RUN here');
  const stage = file.stages.findLast(({ from }) => from.span.start <= offset);
  if (stage === undefined) throw new Error('no stage');
  const bound = bindingOf(file, stage, offset, name) !== undefined;
  // Both questions must get the same answer.
  expect((boundFrom(file, stage, name) ?? Infinity) <= offset).toBe(bound);
  return bound;
}

describe('where an automatic ARG is known, as measured on BuildKit of Engine 28.5.2', () => {
  it.each([
    ['nowhere without an ARG', 'FROM a\nRUN here', false],
    ['behind an ARG of the stage', 'FROM a\nARG TARGETARCH\nRUN here', true],
    ['not before it', 'FROM a\nRUN here\nARG TARGETARCH', false],
    ['not by a global ARG', 'ARG TARGETARCH\nFROM a\nRUN here', false],
    ['not by a global ARG with a default', 'ARG TARGETARCH=amd64\nFROM a\nRUN here', false],
    ['by several names on one line', 'FROM a\nARG TARGETOS TARGETARCH\nRUN here', true],
    ['across a continued line', 'FROM a\nARG TARGETOS \\\n  # which\n  TARGETARCH\nRUN here', true],
    ['from a parent stage', 'FROM a AS base\nARG TARGETARCH\nFROM base\nRUN here', true],
    ['from a parent stage in other letters', 'FROM a AS Base\nARG TARGETARCH\nFROM bASE\nRUN here', true],
    ['from a grandparent', 'FROM a AS x\nARG TARGETARCH\nFROM x AS y\nFROM y\nRUN here', true],
    ['from all of a parent, its end too', 'FROM a AS x\nRUN one\nARG TARGETARCH\nFROM x\nRUN here', true],
    ['through a variable', 'ARG B=x\nFROM a AS x\nARG TARGETARCH\nFROM ${B}\nRUN here', true],
    ['through a part of the name', 'ARG B=x\nFROM a AS in-x\nARG TARGETARCH\nFROM in-$B\nRUN here', true],
    ['not from another stage', 'FROM a AS x\nARG TARGETARCH\nFROM a\nRUN here', false],
    [
      'not from a stage that is copied from',
      'FROM a AS x\nARG TARGETARCH\nFROM a\nCOPY --from=x / /\nRUN here',
      false,
    ],
    ['not from a later stage of that name', 'FROM x\nRUN here\nFROM a AS x\nARG TARGETARCH', false],
    ['not by ONBUILD', 'FROM a\nONBUILD ARG TARGETARCH\nRUN here', false],
    ['not by ONBUILD of a parent stage', 'FROM a AS x\nONBUILD ARG TARGETARCH\nFROM x\nRUN here', false],
    ['by an ENV of that name', 'FROM a\nENV TARGETARCH=x\nRUN here', true],
    ['not by a comment or another name', 'FROM a\n# ARG TARGETARCH\nARG TARGETARCHS\nRUN here', false],
  ])('%s', (_, text, expected) => {
    expect(isBound(text)).toBe(expected);
  });

  it('lets a variable choose among the stages that fit', () => {
    const stages = 'FROM a AS build-amd64\nARG TARGETARCH\nFROM a AS build-arm\nARG TARGETARCH\n';
    const text = `${stages}FROM build-\${TARGETARCH}\nRUN here`;
    const file = parseDockerfile(text);
    const [, , last] = file.stages;
    if (last === undefined) throw new Error('no stage');
    expect(bindingsOf(file, last, text.length, 'TARGETARCH')).toHaveLength(2);
  });

  it('takes any earlier stage for a base that only --build-arg tells', () => {
    const text = 'ARG B\nFROM a AS one\nARG TARGETARCH\nFROM $B\nRUN here';
    const file = parseDockerfile(text);
    const [, last] = file.stages;
    if (last === undefined) throw new Error('no stage');
    expect(boundFrom(file, last, 'TARGETARCH')).toBe(-1);
    expect(boundFrom(file, last, 'TARGETOS')).toBeUndefined();
  });
});

describe('the value of a name in a stage', () => {
  it.each([
    ['is the automatic one', 'FROM a\nARG TARGETARCH\nRUN here', 'arm'],
    ['is lost to a default in the stage', 'FROM a\nARG TARGETARCH=amd64\nRUN here', 'amd64'],
    ['is lost to a global default', 'ARG TARGETARCH=amd64\nFROM a\nARG TARGETARCH\nRUN here', 'amd64'],
    ['is the stage default before a global one', 'ARG TARGETARCH=x\nFROM a\nARG TARGETARCH=y\nRUN here', 'y'],
    ['is untouched by a global ARG without value', 'ARG TARGETARCH\nFROM a\nARG TARGETARCH\nRUN here', 'arm'],
    ['comes back with a later ARG', 'FROM a\nARG TARGETARCH=x\nARG TARGETARCH\nRUN here', 'arm'],
    ['comes back in a child stage', 'FROM a AS x\nARG TARGETARCH=x\nFROM x\nARG TARGETARCH\nRUN here', 'arm'],
    ['is that of the parent stage', 'FROM a AS x\nARG TARGETARCH=x\nFROM x\nRUN here', 'x'],
    ['is shadowed by an ENV', 'FROM a\nARG TARGETARCH\nENV TARGETARCH=x\nRUN here', 'x'],
    ['is shadowed by an ENV of a parent stage', 'FROM a AS x\nENV TARGETARCH=x\nFROM x\nRUN here', 'x'],
    ['is given anew by an ARG behind the ENV', 'FROM a\nENV TARGETARCH=x\nARG TARGETARCH\nRUN here', 'arm'],
    [
      'is kept by a default from itself',
      'FROM a\nARG TARGETARCH\nARG TARGETARCH=${TARGETARCH:-x}\nRUN here',
      'arm',
    ],
  ])('%s', (_, text, expected) => {
    expect(valueAt(text, 'TARGETARCH')).toBe(expected);
  });

  it('may be set to nothing', () => {
    expect(valueAt('FROM a\nARG TARGETVARIANT\nRUN here', 'TARGETVARIANT')).toBe('v7');
    expect(valueAt('FROM a\nARG TARGETVARIANT=""\nRUN here', 'TARGETVARIANT')).toBe('');
    expect(valueAt('FROM a\nARG TARGETVARIANT=\nRUN here', 'TARGETVARIANT')).toBe('');
  });

  it.each([
    ['follows variables', 'FROM a\nARG TARGETARCH\nENV X=/opt/${TARGETARCH}\nRUN here', '/opt/arm'],
    ['takes the global default', 'ARG X=1\nFROM a\nARG X\nRUN here', '1'],
    ['takes the later of two global defaults', 'ARG X=1\nARG X=2\nFROM a\nARG X\nRUN here', '2'],
    ['knows earlier names of one ARG line', 'FROM a\nARG Y=1 X=${Y}2\nRUN here', '12'],
    ['takes the old value within one ENV line', 'FROM a\nENV Y=1\nENV Y=2 X=$Y\nRUN here', '1'],
    ['reads the old form of ENV', 'FROM a\nENV X one two\nRUN here', 'one two'],
    ['is the last one given', 'FROM a\nENV X=1\nARG X=2\nRUN here', '2'],
    ['stays where an ARG gives nothing', 'FROM a\nARG X=1\nARG X\nRUN here', '1'],
    [
      'stays in a child stage where an ARG gives nothing',
      'FROM a AS p\nENV X=1\nFROM p\nARG X\nRUN here',
      '1',
    ],
    ['is not known before its ARG', 'FROM a\nRUN here\nARG X=1', undefined],
    ['is not known without an ARG: the image may set it', 'FROM a\nRUN here', undefined],
    ['is not known of an ARG without value', 'FROM a\nARG X\nRUN here', undefined],
    ['is not known of a global ARG without value', 'ARG X\nFROM a\nARG X\nRUN here', undefined],
    ['is not known where it is made of itself', 'FROM a\nARG X=$X\nRUN here', undefined],
  ])('%s', (_, text, expected) => {
    expect(valueAt(text, 'X')).toBe(expected);
  });

  it('ends in chains without end', () => {
    const links = Array.from({ length: 400 }, (_, index) => `ENV A${index + 1}=$A${index}`).join('\n');
    expect(valueAt(`FROM a\nENV A0=1\n${links}\nRUN here`, 'A400')).toBeUndefined();
  });
});

describe('declareArgs', () => {
  const declare = (text: string, names: string[]): string => {
    const file = parseDockerfile(text);
    const stage = file.stages.at(-1);
    if (stage === undefined) throw new Error('no stage');
    const edit = declareArgs(file, stage, names, text.lastIndexOf('RUN'));
    return edit === undefined ? text : applyEdits(text, [edit]);
  };

  it('inserts one line behind FROM', () => {
    expect(declare('FROM a AS b\nRUN here', ['TARGETOS', 'TARGETARCH'])).toBe(
      'FROM a AS b\nARG TARGETOS TARGETARCH\nRUN here',
    );
  });

  it('leaves out what is known there', () => {
    expect(declare('FROM a\nARG TARGETOS\nRUN here', ['TARGETOS', 'TARGETARCH'])).toBe(
      'FROM a\nARG TARGETARCH\nARG TARGETOS\nRUN here',
    );
    expect(declare('FROM a\nARG TARGETOS\nRUN here', ['TARGETOS'])).toBe('FROM a\nARG TARGETOS\nRUN here');
  });

  it('keeps line ends, indentation and continued lines', () => {
    expect(declare('  FROM \\\r\n a\r\n  RUN here', ['TARGETARCH'])).toBe(
      '  FROM \\\r\n a\r\n  ARG TARGETARCH\r\n  RUN here',
    );
  });
});
