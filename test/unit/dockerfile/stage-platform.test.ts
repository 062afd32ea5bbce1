import { describe, expect, test } from 'vitest';
import type { Dockerfile, Stage } from '../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { ownPlatform, stagePlatform } from '../../../src/dockerfile/stage-platform.ts';

function stageAt({ stages }: Dockerfile, index: number): Stage {
  const stage = stages[index];
  if (stage === undefined) throw new Error(`no stage ${index}`);
  return stage;
}

const kindOfLast = (text: string): string => {
  const file = parseDockerfile(text);
  return stagePlatform(file, stageAt(file, file.stages.length - 1)).kind;
};

describe('stagePlatform', () => {
  test.each([
    ['FROM alpine', 'target'],
    ['FROM --platform=$TARGETPLATFORM alpine', 'target'],
    ['FROM --platform=linux/${TARGETARCH} alpine', 'target'],
    ['FROM --platform=$BUILDPLATFORM alpine', 'build'],
    ['FROM --platform=${BUILDOS}/${BUILDARCH} alpine', 'build'],
    ['FROM --platform=${BUILDPLATFORM:-linux/amd64} alpine', 'build'],
    // The target is always known, so the default is never used.
    ['FROM --platform=${TARGETPLATFORM:-$BUILDPLATFORM} alpine', 'target'],
    ['FROM --platform=${NOT_DECLARED:-$BUILDPLATFORM} alpine', 'build'],
    ['ARG WHERE=$BUILDPLATFORM\nFROM --platform=$WHERE alpine', 'build'],
    ['ARG BUILDPLATFORM\nFROM --platform=$BUILDPLATFORM alpine', 'build'],
    ['ARG BUILDPLATFORM=linux/amd64\nFROM --platform=$BUILDPLATFORM alpine', 'build'],
    ['FROM --platform=linux/arm64 alpine', 'fixed'],
    ['FROM --platform=$TARGETOS/arm64 alpine', 'fixed'],
    ['ARG WHERE=linux/arm64\nFROM --platform=$WHERE alpine', 'fixed'],
    ['ARG WHERE\nFROM --platform=$WHERE alpine', 'unknown'],
    ['FROM --platform=$NOT_DECLARED alpine', 'unknown'],
    ['FROM --platform= alpine', 'unknown'],
  ])('%s', (text, kind) => {
    expect(kindOfLast(text)).toBe(kind);
  });

  test('a stage has the platform of the first one it is built FROM, whatever its own flag', () => {
    const file = parseDockerfile(
      'FROM --platform=$BUILDPLATFORM alpine AS root\nFROM root AS middle\nFROM --platform=linux/arm64 middle',
    );
    const platform = stagePlatform(file, stageAt(file, 2));
    expect(platform.kind).toBe('build');
    expect(platform.stage).toBe(file.stages[0]);
    expect(platform.flag).toBe(stageAt(file, 0).from.platform);
    expect(ownPlatform(file, stageAt(file, 2)).kind).toBe('fixed');
  });

  test('also where a variable chooses the parent', () => {
    const text = 'FROM --platform=$BUILDPLATFORM alpine AS t-amd64\nFROM t-${TARGETARCH}';
    expect(kindOfLast(text)).toBe('build');
    expect(kindOfLast(`ARG BASE=t-amd64\n${text.replace('t-${TARGETARCH}', '$BASE')}`)).toBe('build');
  });

  test('scratch is of the target platform, whatever its flag', () => {
    expect(kindOfLast('FROM --platform=$BUILDPLATFORM scratch')).toBe('target');
    expect(kindOfLast('FROM --platform=linux/arm64 scratch AS base\nFROM base')).toBe('target');
  });
});
