import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { NO_FACTS } from '../../../src/facts/facts.ts';
import type { RuleFinding } from '../../../src/lint/finding.ts';
import { lintDockerfile } from '../../../src/lint/lint-dockerfile.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { anyText, fixtureTexts } from './any-dockerfile.ts';
import { faultsOf } from './faults-of.ts';

const TARGETS = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm64' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
];

function lint(text: string): readonly RuleFinding[] {
  return lintDockerfile(parseDockerfile(text), { path: 'Dockerfile', targets: TARGETS, facts: NO_FACTS }, {})
    .findings;
}

/** What is wrong with findings, whatever they say. */
function faultsOfFindings(text: string, findings: readonly RuleFinding[]): string[] {
  return findings.flatMap(({ rule, message, span, related = [], fixes = [] }) => {
    const spans = [
      span,
      ...related.map((place) => place.span),
      ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
    ];
    const outside = spans.some(({ start, end }) => start < 0 || end < start || end > text.length);
    const preferred = fixes.filter((fix) => fix.preferred === true).length > 1;
    return [
      ...(outside ? [`${rule}: a span leaves the text`] : []),
      ...(message.includes('undefined') || message.includes('[object') ? [`${rule}: ${message}`] : []),
      ...(preferred ? [`${rule}: two preferred fixes`] : []),
      ...fixes.flatMap((fix) => (fix.edits.length === 0 ? [`${rule}: an empty fix`] : [])),
    ];
  });
}

describe('any text', () => {
  test('is read without a throw, with every span in its place', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(faultsOf(parseDockerfile(text))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('is linted without a throw; every fix applies, and its result is read again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const findings = lint(text);
        expect(faultsOfFindings(text, findings)).toEqual([]);
        for (const { fixes = [] } of findings) {
          for (const { edits } of fixes) {
            const fixed = applyEdits(text, edits);
            expect(faultsOf(parseDockerfile(fixed))).toEqual([]);
            lint(fixed);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const texts = fixtureTexts();

describe.each([...texts.keys()])('%s', (name) => {
  const text = texts.get(name) ?? '';

  test('gives the same instructions with CRLF as with LF', () => {
    const unix = text.replace(/\r+\n/g, '\n');
    const words = (source: string): unknown =>
      parseDockerfile(source).instructions.map(({ keyword, args, flags, heredocs }) => [
        keyword,
        args.text,
        flags.map((flag) => flag.value?.text),
        heredocs.map((heredoc) => heredoc.name),
      ]);
    expect(words(unix.replaceAll('\n', '\r\n'))).toEqual(words(unix));
  });

  test('is linted the same with a byte-order mark', () => {
    if (text.startsWith('\uFEFF')) return;
    const shifted = lint(`\uFEFF${text}`).map(({ rule, span }) => [rule, span.start - 1, span.end - 1]);
    expect(shifted).toEqual(lint(text).map(({ rule, span }) => [rule, span.start, span.end]));
  });
});
