import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { NO_FACTS } from '../../../src/facts/facts.ts';
import type { RuleFinding } from '../../../src/lint/finding.ts';
import { lintDockerfile } from '../../../src/lint/lint-dockerfile.ts';
import { suppressFinding } from '../../../src/lint/suppress.ts';
import { DEFAULT_TARGETS } from '../../../src/project/targets.ts';
import { applyEdits } from '../../../src/text/edit.ts';

const context = { path: 'Dockerfile', targets: DEFAULT_TARGETS, facts: NO_FACTS };
const lint = (text: string): readonly RuleFinding[] =>
  lintDockerfile(parseDockerfile(text), context, {}).findings;

const CASES = [
  ['alone', 'FROM --platform=$TARGETPLATFORM alpine\n'],
  ['below directives', '# syntax=docker/dockerfile:1\n# escape=\\\nFROM --platform=$TARGETPLATFORM alpine\n'],
  ['with CRLF', '# syntax=docker/dockerfile:1\r\nFROM --platform=$TARGETPLATFORM alpine\r\n'],
  ['with a byte order mark', '\uFEFFFROM --platform=$TARGETPLATFORM alpine\n'],
  ['in a continued instruction', 'FROM alpine\nRUN set -e \\\n && echo "$TARGETARCH"\n'],
  ['indented', 'FROM alpine\n  RUN echo "$TARGETARCH"\n'],
  ['behind a comment', 'FROM alpine\n# about this\nRUN echo "$TARGETARCH"\n'],
] as const;

describe.each(['next', 'file'] as const)('a suppression for %s', (scope) => {
  test.each(CASES)('%s silences the finding and is used', (_, text) => {
    const [finding, ...others] = lint(text);
    expect(others).toEqual([]);
    if (finding === undefined) throw new Error('the case has no finding');
    const suppressed = applyEdits(text, [suppressFinding(parseDockerfile(text), finding, scope)]);
    expect(lint(suppressed)).toEqual([]);
    // Directives still stand first, line ends are the file's own.
    expect(parseDockerfile(suppressed).directives.length).toBe(parseDockerfile(text).directives.length);
    expect(/\r?\n/.exec(suppressed)?.[0]).toBe(/\r?\n/.exec(text)?.[0]);
  });
});

test('a suppression that suppresses nothing is said', () => {
  const findings = lint('FROM alpine\n# multiarch-ignore arch-download: no longer so\nRUN true\n');
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['suppression-unused', 'information'],
  ]);
});

test('one comment names several rules', () => {
  const text =
    'FROM alpine\n# multiarch-ignore platform-arg-undeclared, goarm-targetvariant: by hand\nRUN GOARM=$TARGETVARIANT make\n';
  expect(lint(text)).toEqual([]);
});
