import { parseFamiliarName } from '@swimlane/docker-reference';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReference } from '../../../src/image/reference.ts';
import { anyPieces, anyReference } from './any-reference.ts';

/** What the port of distribution/reference to JavaScript makes of a text; undefined where it refuses. */
function oracle(text: string): object | undefined {
  try {
    const { domain, repository: path, tag, digest } = parseFamiliarName(text);
    return { domain, path, tag, digest };
  } catch {
    return undefined;
  }
}

function ours(text: string): object | undefined {
  const parsed = parseReference(text);
  return parsed.kind === 'reference' ? parsed.reference : undefined;
}

/** Where the oracle, a port of an old state of distribution/reference, is known to be wrong, and why. */
const KNOWN: readonly (readonly [why: string, applies: (text: string) => boolean])[] = [
  // go-digest: "encoded portion must be lower case hex".
  ['takes digests in upper case', (text) => /@sha\d+:.*[A-F]/.test(text)],
  // reference.go, splitDockerDomain: "Uppercase namespaces are not allowed".
  ['does not take an upper case first part for a domain', (text) => /^[^/]*[A-Z][^/]*\//.test(text)],
  // regexp.go, ipv6address; the port is older.
  ['does not know IPv6 addresses', (text) => text.startsWith('[')],
  // As distribution/reference itself: the reference has no domain then, and nothing can be pulled.
  [
    'makes a path of a domain that cannot be one',
    (text) => /^[^/]*[.:][^/]*\//.test(text) && !domainOf(text),
  ],
  // reference.go: RepositoryNameTotalLengthMax is about the path since v0.6.0.
  ['counts the domain as part of the name', (text) => text.length > 240],
];

const domainOf = (text: string): string | undefined =>
  oracle(text) && (oracle(text) as { domain?: string }).domain;

const isKnown = (text: string): boolean => KNOWN.some(([, applies]) => applies(text));

describe('parseReference beside @swimlane/docker-reference', () => {
  it('reads references alike', () => {
    fc.assert(
      fc.property(anyReference, (text) => {
        fc.pre(!isKnown(text));
        expect(ours(text)).toBeDefined();
        expect(ours(text)).toStrictEqual(oracle(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses alike', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyPieces, (text) => {
        fc.pre(!isKnown(text));
        expect(ours(text)).toStrictEqual(oracle(text));
        if (ours(text) === undefined) refused += 1;
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  // So that no exception outlives its reason.
  it.each([
    [`a@sha256:${'A'.repeat(64)}`, 0],
    ['Registry/a', 1],
    ['[::1]/a', 2],
    ['foo_bar.x/y', 3],
    [`${'a'.repeat(30)}.example.com/${'a/'.repeat(110)}a`, 4],
  ] as const)('differs on %s as known', (text, index) => {
    expect(KNOWN[index]?.[1](text)).toBe(true);
    expect(ours(text)).not.toStrictEqual(oracle(text));
  });
});
