import { describe, expect, test } from 'vitest';
import { describeWord } from '../../../src/describe/describe-word.ts';
import { wordAt } from '../../../src/describe/word-at.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { DEFAULT_TARGETS } from '../../../src/project/targets.ts';
import { sliceSpan } from '../../../src/text/span.ts';

/** The hover at `|`: the text it covers and what it says. */
function hover(marked: string): { covers: string; says: string } | undefined {
  const offset = marked.indexOf('|');
  const file = parseDockerfile(marked.replace('|', ''));
  const word = wordAt(file, offset);
  if (word === undefined) return undefined;
  return { covers: sliceSpan(file.text, word.span), says: describeWord(file, word, DEFAULT_TARGETS) };
}

describe('automatic ARGs', () => {
  test('in a RUN, with the value for each target', () => {
    const found = hover('FROM alpine\nARG TARGETARCH TARGETVARIANT\nRUN echo $TARGET|VARIANT aarch64\n');
    expect(found?.covers).toBe('$TARGETVARIANT');
    expect(found?.says).toContain('| linux/arm/v7 | `v7` |');
    expect(found?.says).toContain('| linux/arm64 | (empty) |');
  });

  test('where they are declared', () => {
    expect(hover('FROM alpine\nARG TARGET|ARCH\n')?.says).toContain('| linux/arm/v7 | `arm` |');
  });

  test('in FROM, where they need no declaration', () => {
    const found = hover('FROM base-$TARGET|ARCH\n');
    expect(found?.says).toContain('`arm64`');
    expect(found?.says).not.toContain('does not declare');
  });

  test('with a default that replaces the automatic value', () => {
    expect(hover('FROM alpine\nARG TARGETARCH=amd64\nRUN echo $TARGET|ARCH\n')?.says).toContain(
      '| linux/arm64 | `amd64` |',
    );
  });

  test('without a declaration', () => {
    expect(hover('FROM alpine\nRUN echo $TARGET|ARCH\n')?.says).toContain(
      'without `ARG TARGETARCH` it is empty',
    );
  });

  test('of the build machine, which is not known', () => {
    expect(hover('FROM --platform=$BUILD|PLATFORM alpine\n')?.says).toContain('the machine that builds');
  });
});

describe('names', () => {
  test.each([
    ['FROM --platform=linux/ar|m64 alpine\n', 'linux/arm64', 'one of the target platforms'],
    ['FROM --platform=linux/s3|90x alpine\n', 'linux/s390x', 'not one of the target platforms'],
    [
      'FROM alpine\nRUN curl https://x.example/tool-linux-aar|ch64.tgz\n',
      'aarch64',
      '`aarch64` names **linux/arm64**',
    ],
    ['FROM alpine\nCOPY bin/x86|_64/app /app\n', 'x86_64', 'Node.js `x64`'],
    ['FROM alpine\nENV A=arm|hf\n', 'armhf', '**linux/arm/v7**'],
  ])('%j', (marked, covers, says) => {
    const found = hover(marked);
    expect(found?.covers).toBe(covers);
    expect(found?.says).toContain(says);
  });

  test.each([
    'FROM al|pine\n',
    '# TARGET|ARCH\nFROM alpine\n',
    'FROM alpine\nRUN echo "$AMD|64_URL"\n',
    'FROM alpine\n|\nRUN true\n',
  ])('nothing at %j', (marked) => {
    expect(hover(marked)).toBeUndefined();
  });
});
