import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { NO_FACTS } from '../../../src/facts/facts.ts';
import type { Fix, RuleFinding } from '../../../src/lint/finding.ts';
import { combineFixes, fixAll } from '../../../src/lint/fix-all.ts';
import { lintDockerfile } from '../../../src/lint/lint-dockerfile.ts';
import { DEFAULT_TARGETS } from '../../../src/project/targets.ts';

const context = { path: 'Dockerfile', targets: DEFAULT_TARGETS, facts: NO_FACTS };
const lint = (text: string): readonly RuleFinding[] =>
  lintDockerfile(parseDockerfile(text), context, {}).findings;

const fix = (...edits: [number, number, string][]): Fix => ({
  title: 'x',
  edits: edits.map(([start, end, newText]) => ({ span: { start, end }, newText })),
});

describe('combineFixes', () => {
  test('makes an edit that two fixes share once', () => {
    const edits = combineFixes([fix([5, 5, 'ARG A\n'], [9, 10, 'a']), fix([5, 5, 'ARG A\n'], [12, 13, 'b'])]);
    expect(edits).toHaveLength(3);
  });

  test('leaves out a fix that touches what an earlier one changes, as a whole', () => {
    expect(combineFixes([fix([0, 4, 'x']), fix([2, 6, 'y'], [8, 9, 'z'])])).toHaveLength(1);
  });

  test('leaves a second insertion at one place for the next round', () => {
    expect(combineFixes([fix([3, 3, 'a']), fix([3, 3, 'b'])])).toHaveLength(1);
  });
});

describe('fixAll', () => {
  test('declares one ARG for several uses', () => {
    const { text, mended } = fixAll('FROM alpine\nRUN echo $TARGETARCH\nRUN echo $TARGETARCH\n', lint);
    expect(text).toBe('FROM alpine\nARG TARGETARCH\nRUN echo $TARGETARCH\nRUN echo $TARGETARCH\n');
    expect(mended).toBe(2);
  });

  test('goes on until nothing is left to mend', () => {
    const { text } = fixAll(
      'FROM alpine\nARG TARGETVARIANT\nRUN GOARM=$TARGETVARIANT GOARCH=$TARGETARCH go build -o /x\n',
      lint,
    );
    expect(lint(text).filter(({ fixes }) => fixes?.some(({ preferred }) => preferred))).toEqual([]);
    expect(text).toContain('ARG TARGETARCH');
    expect(text).toContain('${TARGETVARIANT#v}');
  });

  test('ends although fixes fight each other', () => {
    const swap = (text: string): RuleFinding[] => [
      {
        rule: 'swap',
        severity: 'error',
        message: '',
        span: { start: 0, end: 1 },
        fixes: [
          {
            title: 'swap',
            preferred: true,
            edits: [{ span: { start: 0, end: 1 }, newText: text === 'a' ? 'b' : 'a' }],
          },
        ],
      },
    ];
    expect(fixAll('a', swap)).toEqual({ text: 'a', mended: 0 });
  });

  test('changes nothing where nothing is found', () => {
    expect(fixAll('FROM alpine\n', lint)).toEqual({ text: 'FROM alpine\n', mended: 0 });
  });
});
