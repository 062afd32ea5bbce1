import { describe, expect, it } from 'vitest';
import { expandWord } from '../../../src/dockerfile/expand.ts';
import { globalArg, globalLookup } from '../../../src/dockerfile/global-scope.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { automaticValues } from '../../../src/platform/automatic-args.ts';
import type { Platform } from '../../../src/platform/platform.ts';

const ARM64: Platform = { os: 'linux', architecture: 'arm64' };
const AMD64: Platform = { os: 'linux', architecture: 'amd64' };
const AUTOMATIC = automaticValues(ARM64, AMD64);

/** The image of the last FROM in a build for arm64 on amd64. */
function image(text: string): string | undefined {
  const file = parseDockerfile(text);
  const word = file.stages.at(-1)?.from.image;
  return word === undefined ? undefined : expandWord(word, globalLookup(file, AUTOMATIC)).value;
}

describe('values in FROM, as measured on BuildKit of Engine 28.5.2', () => {
  it.each([
    ['predefined names need no ARG', 'FROM a-$TARGETARCH-$BUILDARCH', 'a-arm64-amd64'],
    ['an ARG without value changes nothing', 'ARG TARGETARCH\nFROM a-$TARGETARCH', 'a-arm64'],
    ['a default beats the automatic value', 'ARG TARGETARCH=amd64\nFROM a-$TARGETARCH', 'a-amd64'],
    ['a default may start from it', 'ARG TARGETARCH=${TARGETARCH:-amd64}\nFROM a-$TARGETARCH', 'a-arm64'],
    ['defaults may use it', 'ARG BASE=a-${TARGETARCH}\nFROM $BASE', 'a-arm64'],
    ['the last default counts', 'ARG V=1\nARG V=2\nFROM a:$V', 'a:2'],
    ['several names stand on one line', 'ARG N=a V=2\nFROM $N:$V', 'a:2'],
    ['a name knows those before it only', 'ARG A=$B B=1\nFROM a:x$A', 'a:x'],
    ['a name that nothing declares is empty', 'FROM a$NONE', 'a'],
    ['an ARG without value is for --build-arg', 'ARG V\nFROM a:$V', undefined],
    ['quotes are no part of a value', 'ARG V="1"\nFROM a:$V', 'a:1'],
    ['ARGs of a stage do not reach FROM', 'FROM a\nARG V=1\nFROM b:x$V', 'b:x'],
    ['a loop ends', 'ARG A=$A\nFROM a:x$A', 'a:x'],
  ])('%s', (_, text, expected) => {
    expect(image(text)).toBe(expected);
  });

  it('leaves automatic ARGs open where no build is given', () => {
    const file = parseDockerfile('FROM a-$TARGETARCH');
    expect(globalLookup(file)('TARGETARCH')).toBeUndefined();
    expect(globalLookup(file)('targetarch')).toBe('');
  });

  it('finds the ARG before an offset', () => {
    const text = 'ARG V=1\nARG V=2\nFROM a';
    const file = parseDockerfile(text);
    expect(globalArg(file, 'V')?.variable.value?.value).toBe('2');
    expect(globalArg(file, 'V', text.indexOf('\n'))?.variable.value?.value).toBe('1');
    expect(globalArg(file, 'V', 0)).toBeUndefined();
    expect(globalArg(file, 'W')).toBeUndefined();
  });

  it('gives up on long chains instead of the stack', () => {
    const links = Array.from({ length: 5000 }, (_, index) => `ARG A${index + 1}=$A${index}`).join('\n');
    expect(image(`ARG A0=1\n${links}\nFROM a:$A5000`)).toBeUndefined();
  });

  it('gives up on values that multiply', () => {
    const links = Array.from({ length: 15 }, (_, index) => `ARG A${index + 1}=${`$A${index}`.repeat(20)}`);
    expect(image(`ARG A0=1\n${links.join('\n')}\nFROM a:$A15`)).toBeUndefined();
    expect(image(`ARG A=${'x'.repeat(100_000)}\nFROM a:${'$A'.repeat(100_000)}`)).toBeUndefined();
  });
});
