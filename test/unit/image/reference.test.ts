import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalName,
  familiarName,
  parseReference,
  type ImageReference,
} from '../../../src/image/reference.ts';
import { anyReference } from './any-reference.ts';

const HEX = '0123456789abcdef'.repeat(4);
const DIGEST = `sha256:${HEX}`;

/** The reference of a text; throws for one that is none, which is a fault of the test's. */
function reference(text: string): ImageReference {
  const parsed = parseReference(text);
  if (parsed.kind !== 'reference') throw new Error(`${text} is no reference`);
  return parsed.reference;
}

describe('parseReference', () => {
  // From normalize_test.go and reference_test.go of distribution/reference.
  it.each([
    ['alpine', 'docker.io', 'library/alpine', undefined, undefined],
    ['alpine:3.20', 'docker.io', 'library/alpine', '3.20', undefined],
    ['docker.io/alpine', 'docker.io', 'library/alpine', undefined, undefined],
    ['index.docker.io/alpine', 'docker.io', 'library/alpine', undefined, undefined],
    ['index.docker.io/library/alpine', 'docker.io', 'library/alpine', undefined, undefined],
    ['docker/docker', 'docker.io', 'docker/docker', undefined, undefined],
    ['docker.io/1a3f5e7d9c1b/app', 'docker.io', '1a3f5e7d9c1b/app', undefined, undefined],
    [`alpine@${DIGEST}`, 'docker.io', 'library/alpine', undefined, DIGEST],
    [`alpine:3.20@${DIGEST}`, 'docker.io', 'library/alpine', '3.20', DIGEST],
    ['localhost/x', 'localhost', 'x', undefined, undefined],
    ['localhost:5000/x', 'localhost:5000', 'x', undefined, undefined],
    ['localhost:5000', 'docker.io', 'library/localhost', '5000', undefined],
    ['example:5000/x:tag', 'example:5000', 'x', 'tag', undefined],
    [`registry.gitlab.com:443/a/b/c/d:1@${DIGEST}`, 'registry.gitlab.com:443', 'a/b/c/d', '1', DIGEST],
    [
      'registry.gitlab.com/group/sub/sub2/project/image',
      'registry.gitlab.com',
      'group/sub/sub2/project/image',
    ],
    [
      'europe-docker.pkg.dev/project/repo/image:1',
      'europe-docker.pkg.dev',
      'project/repo/image',
      '1',
      undefined,
    ],
    ['192.168.1.1:5000/a', '192.168.1.1:5000', 'a', undefined, undefined],
    ['[::1]:5000/a', '[::1]:5000', 'a', undefined, undefined],
    ['[2001:db8::1]/a/b', '[2001:db8::1]', 'a/b', undefined, undefined],
    ['Registry/a', 'Registry', 'a', undefined, undefined],
    ['foo_bar/a__b/c---d.e', 'docker.io', 'foo_bar/a__b/c---d.e', undefined, undefined],
    ['example.com/a:_Tag.-', 'example.com', 'a', '_Tag.-', undefined],
    [`a:${'t'.repeat(128)}`, 'docker.io', 'library/a', 't'.repeat(128), undefined],
    [`x.y/${'a/'.repeat(127)}a`, 'x.y', `${'a/'.repeat(127)}a`, undefined, undefined],
    [`a@sha512:${HEX}${HEX}`, 'docker.io', 'library/a', undefined, `sha512:${HEX}${HEX}`],
  ])('reads %s', (text, domain, path, tag?: string, digest?: string) => {
    expect(parseReference(text)).toStrictEqual({
      kind: 'reference',
      reference: { domain, path, tag, digest },
    });
  });

  it.each([
    ['', 'syntax'],
    [' ', 'syntax'],
    [' alpine', 'syntax'],
    ['alpine ', 'syntax'],
    ['alpine\n', 'syntax'],
    ['alpine:', 'syntax'],
    ['alpine:-a', 'syntax'],
    [`a:${'t'.repeat(129)}`, 'syntax'],
    [':tag', 'syntax'],
    ['/a', 'syntax'],
    ['a/', 'syntax'],
    ['a//b', 'syntax'],
    ['-a/b', 'syntax'],
    ['a-/b', 'syntax'],
    ['a___b', 'syntax'],
    ['a._b', 'syntax'],
    ['https://github.com/docker/docker', 'syntax'],
    ['docker///docker', 'syntax'],
    ['example:port/a', 'syntax'],
    ['foo_bar.x/y', 'syntax'],
    ['[fe80::1%eth0]/a', 'syntax'],
    ['a:b:c', 'syntax'],
    ['$', 'syntax'],
    ['a:$1', 'syntax'],
    [HEX, 'syntax'],
    ['Alpine', 'uppercase'],
    ['docker.io/docker/Docker', 'uppercase'],
    ['example.com/Foo:tag', 'uppercase'],
    ['library/Uppercase', 'uppercase'],
    [`x.y/${'a'.repeat(256)}`, 'length'],
    ['a'.repeat(249), 'length'],
    ['a@', 'digest'],
    ['a@sha256:1234', 'digest'],
    [`a@sha256:${HEX.toUpperCase()}`, 'digest'],
    [`a@sha256:${HEX}0`, 'digest'],
    [`a@md5:${HEX.slice(0, 32)}`, 'digest'],
    [`a@${DIGEST}@${DIGEST}`, 'digest'],
    [`a@${DIGEST}:tag`, 'digest'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseReference(text)).toStrictEqual({ kind: 'invalid', reason });
  });

  it.each([
    ['$IMAGE', ['IMAGE']],
    ['${BASE_IMAGE}:${TAG}', ['BASE_IMAGE', 'TAG']],
    ['$CI_REGISTRY_IMAGE/$CI_REGISTRY_IMAGE:1', ['CI_REGISTRY_IMAGE']],
    ['alpine:${V:-3.20}', ['V']],
    ['${A:-${B}}', ['A', 'B']],
    ['Alpine:$V', ['V']],
    ['alpine:$[[ inputs.version ]]', ['inputs.version']],
    ['{{ .Values.image }}:{{.Values.tag}}', ['.Values.image', '.Values.tag']],
  ])('does not resolve %s', (text, variables) => {
    expect(parseReference(text)).toStrictEqual({ kind: 'unresolved', variables });
  });

  it.each(
    ['a', 'a.', 'a-', '-', 'a/', '_', '$', '${', '{{', '$[[a', ':', '@', 'A', '0'].map((part) =>
      part.repeat(1e6),
    ),
  )('refuses megabytes', (text) => {
    expect(parseReference(text)).toStrictEqual({ kind: 'invalid', reason: 'length' });
  });

  it.each(['a', 'a.', 'a-', '-', '_', 'a_', '0:', '[', 'a/'])(
    'gets through 2,000 characters of %s',
    (part) => {
      const text = part.repeat(2000).slice(0, 2000);
      for (const hostile of [`${text}!`, `x.y/${text}!`, `${text}/a!`].map((name) => name.slice(0, 2048))) {
        expect(parseReference(hostile).kind).toBe('invalid');
      }
    },
  );

  it('gives a value for any text whatever', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(['reference', 'unresolved', 'invalid']).toContain(parseReference(text).kind);
      }),
    );
  });
});

describe('familiarName and canonicalName', () => {
  it.each([
    ['docker.io/library/alpine:3.20', 'alpine:3.20', 'docker.io/library/alpine:3.20'],
    ['alpine', 'alpine', 'docker.io/library/alpine:latest'],
    [`alpine@${DIGEST}`, `alpine@${DIGEST}`, `docker.io/library/alpine@${DIGEST}`],
    [`alpine:3@${DIGEST}`, `alpine:3@${DIGEST}`, `docker.io/library/alpine:3@${DIGEST}`],
    ['docker.io/grafana/loki', 'grafana/loki', 'docker.io/grafana/loki:latest'],
    ['library/a/b', 'library/a/b', 'docker.io/library/a/b:latest'],
    ['ghcr.io/x/y:1', 'ghcr.io/x/y:1', 'ghcr.io/x/y:1'],
    // Docker shortens these two to names that mean something else.
    ['docker.io/foo.bar/baz', 'docker.io/foo.bar/baz', 'docker.io/foo.bar/baz:latest'],
    [`docker.io/library/${HEX}`, `library/${HEX}`, `docker.io/library/${HEX}:latest`],
  ])('of %s are %s and %s', (text, familiar, canonical) => {
    expect(familiarName(reference(text))).toBe(familiar);
    expect(canonicalName(reference(text))).toBe(canonical);
  });

  it('read again give the same reference', () => {
    fc.assert(
      fc.property(anyReference, (text) => {
        const parsed = reference(text);
        expect(reference(familiarName(parsed))).toStrictEqual(parsed);
        const tag = parsed.digest === undefined ? (parsed.tag ?? 'latest') : parsed.tag;
        expect(reference(canonicalName(parsed))).toStrictEqual({ ...parsed, tag });
      }),
      { numRuns: 2000 },
    );
  });
});
