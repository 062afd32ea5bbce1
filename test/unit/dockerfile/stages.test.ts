import { describe, expect, test } from 'vitest';
import type { Dockerfile, Instruction, Stage } from '../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import {
  ancestry,
  baseOf,
  parentStages,
  stageNamed,
  stagesMatching,
  usesOf,
} from '../../../src/dockerfile/stages.ts';
import { automaticValues } from '../../../src/platform/automatic-args.ts';

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM = { os: 'linux', architecture: 'arm', variant: 'v7' };

function stageAt({ stages }: Dockerfile, index: number): Stage {
  const stage = stages[index];
  if (stage === undefined) throw new Error(`no stage ${index}`);
  return stage;
}

function last({ instructions }: Dockerfile): Instruction {
  const instruction = instructions.at(-1);
  if (instruction === undefined) throw new Error('no instruction');
  return instruction;
}

const unknown = (): undefined => undefined;
const names = (stages: readonly Stage[]): (string | number)[] =>
  stages.map(({ name, index }) => name ?? index);

describe('baseOf', () => {
  test.each([
    ['FROM alpine:3.20', { kind: 'image', name: 'alpine:3.20' }],
    ['FROM scratch', { kind: 'scratch' }],
    ['ARG TAG=3.20\nFROM alpine:${TAG}', { kind: 'image', name: 'alpine:3.20' }],
    ['ARG BASE=scratch\nFROM $BASE', { kind: 'scratch' }],
    ['FROM alpine:${TAG:-edge}', { kind: 'image', name: 'alpine:edge' }],
    ['ARG TAG\nFROM alpine:$TAG', { kind: 'unresolved', template: 'alpine:${TAG}', unknown: ['TAG'] }],
    [
      'FROM base-$TARGETARCH',
      { kind: 'unresolved', template: 'base-${TARGETARCH}', unknown: ['TARGETARCH'] },
    ],
    // Docker refuses a blank name: nothing is known of it.
    ['FROM ${NEVER_DECLARED}', { kind: 'unresolved', template: '', unknown: [] }],
    ['FROM', { kind: 'unresolved', template: '', unknown: [] }],
  ])('%s', (text, expected) => {
    const file = parseDockerfile(text);
    const [stage] = file.stages;
    if (stage === undefined) expect(text).toBe('FROM');
    else expect(baseOf(file, stage)).toEqual(expected);
  });

  test('a stage, whatever the case of its name, only an earlier one, of two the later', () => {
    const file = parseDockerfile(
      'FROM a AS Base\nFROM b AS base\nFROM BASE AS c\nFROM later\nFROM x AS later',
    );
    expect(baseOf(file, stageAt(file, 2))).toEqual({ kind: 'stage', stage: file.stages[1] });
    expect(baseOf(file, stageAt(file, 3))).toEqual({ kind: 'image', name: 'later' });
  });

  test('a stage named as its own base is no loop', () => {
    const file = parseDockerfile('FROM alpine AS alpine');
    expect(baseOf(file, stageAt(file, 0))).toEqual({ kind: 'image', name: 'alpine' });
  });

  test('for one build', () => {
    const file = parseDockerfile(
      'FROM a AS x-amd64\nFROM b AS x-armv7\nFROM x-${TARGETARCH}${TARGETVARIANT}',
    );
    const base = (target: typeof AMD64): unknown =>
      baseOf(file, stageAt(file, 2), automaticValues(target, AMD64));
    expect(base(AMD64)).toEqual({ kind: 'stage', stage: file.stages[0] });
    expect(base(ARM)).toEqual({ kind: 'stage', stage: file.stages[1] });
    expect(base({ os: 'linux', architecture: 's390x' })).toEqual({ kind: 'image', name: 'x-s390x' });
  });

  test('the default of an ARG names a stage', () => {
    const file = parseDockerfile('ARG FROM_STAGE=plain\nFROM a AS plain\nFROM ${FROM_STAGE}');
    expect(parentStages(file, stageAt(file, 1))).toEqual([file.stages[0]]);
  });
});

describe('stageNamed and stagesMatching', () => {
  const file = parseDockerfile(
    'FROM a AS build-amd64\nFROM b AS build-arm64-x\nFROM c AS Build\nFROM d AS build-\nFROM e',
  );

  test('by name', () => {
    expect(stageNamed(file, 'BUILD')?.index).toBe(2);
    expect(stageNamed(file, 'build', 2)).toBeUndefined();
    expect(stageNamed(file, 'e')).toBeUndefined();
  });

  test.each([
    ['build-${TARGETARCH}', ['build-amd64', 'build-arm64-x', 'build-']],
    ['BUILD-${A}-${B}', ['build-arm64-x']],
    ['${A}-x', ['build-arm64-x']],
    ['build-a${A}a', []],
    // A variable alone would fit everything, a name without one is looked up.
    ['${A}', []],
    ['build', []],
    ['', []],
  ])('%s', (template, expected) => {
    expect(names(stagesMatching(file, template))).toEqual(expected);
  });

  test('only stages before', () => {
    expect(names(stagesMatching(file, 'build-${A}', 1))).toEqual(['build-amd64']);
  });
});

describe('ancestry', () => {
  test('nearest first, every candidate of a choice, no stage twice', () => {
    const file = parseDockerfile(
      'FROM x AS root\nFROM root AS t-amd64\nFROM root AS t-arm64\nFROM t-$TARGETARCH AS chosen\nFROM chosen',
    );
    expect(names(ancestry(file, stageAt(file, 4)))).toEqual([4, 'chosen', 't-amd64', 't-arm64', 'root']);
    expect(names(ancestry(file, stageAt(file, 0)))).toEqual(['root']);
  });

  test('a chain of hundreds ends', () => {
    const lines = Array.from({ length: 400 }, (_, index) => `FROM s${index} AS s${index + 1}`);
    const file = parseDockerfile(lines.join('\n'));
    expect(ancestry(file, stageAt(file, 399)).length).toBeLessThan(100);
  });
});

describe('usesOf', () => {
  const uses = (line: string): unknown => {
    const file = parseDockerfile(
      `FROM a AS build-amd64\nFROM b AS build-arm64\nFROM c\nFROM d AS last\n${line}`,
    );
    return usesOf(file, last(file), unknown).map(({ source, stages }) => [source.text, names(stages)]);
  };

  test.each([
    ['COPY --from=build-amd64 /a /b', [['build-amd64', ['build-amd64']]]],
    ['COPY --from=BUILD-ARM64 /a /b', [['BUILD-ARM64', ['build-arm64']]]],
    ['COPY --from=2 /a /b', [['2', [2]]]],
    ['COPY --from=9 /a /b', [['9', []]]],
    ['COPY --from=alpine:3.20 /a /b', [['alpine:3.20', []]]],
    ['COPY --from=build-$TARGETARCH /a /b', [['build-$TARGETARCH', ['build-amd64', 'build-arm64']]]],
    ['COPY /a /b', []],
    ['RUN --mount=type=bind,from=build-arm64,target=/x true', [['build-arm64', ['build-arm64']]]],
    [
      'RUN --mount=from=build-amd64,target=/x --mount=type=cache,target=/c true',
      [['build-amd64', ['build-amd64']]],
    ],
    ['RUN --mount=target=/x,from=golang:1.24 true', [['golang:1.24', []]]],
    // Only COPY counts stages: a mount would look for an image of that name.
    ['RUN --mount=from=0,target=/x true', [['0', []]]],
    ['RUN --mount=type=secret,id=from=x true', []],
    ['RUN true', []],
    ['ENV A=b', []],
  ])('%s', (line, expected) => {
    expect(uses(line)).toEqual(expected);
  });

  test('the source of a mount stands where it is written', () => {
    const text = 'FROM a AS x\nFROM b\nRUN --mount=type=bind,from=x,target=/x true';
    const file = parseDockerfile(text);
    const [use] = usesOf(file, last(file), unknown);
    expect(text.slice(use?.source.span.start, use?.source.span.end)).toBe('x');
    expect(use?.source.span.start).toBe(text.indexOf('from=x') + 'from='.length);
  });
});
