import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlatform, samePlatform } from '../../../src/platform/format.ts';
import { parsePlatform } from '../../../src/platform/parse.ts';
import { anyPlatform } from './any-platform.ts';

describe('parsePlatform', () => {
  // The cases of TestParseSelector in containerd/platforms, platforms_test.go, with a Linux client on amd64, and what
  // domain.md has measured on buildx.
  it.each([
    ['linux/arm64', 'linux/arm64', 'canonical'],
    ['linux/arm64/v8', 'linux/arm64', 'canonical'],
    ['linux/arm', 'linux/arm/v7', 'canonical'],
    ['linux/arm/v6', 'linux/arm/v6', 'canonical'],
    ['linux/arm/v7', 'linux/arm/v7', 'canonical'],
    ['linux/amd64', 'linux/amd64', 'canonical'],
    ['linux/amd64/v1', 'linux/amd64', 'canonical'],
    ['linux/amd64/v2', 'linux/amd64/v2', 'canonical'],
    ['linux/arm64/v9', 'linux/arm64/v9', 'canonical'],
    ['linux/386', 'linux/386', 'canonical'],
    ['linux/s390x', 'linux/s390x', 'canonical'],
    ['linux/riscv64', 'linux/riscv64', 'canonical'],
    ['linux/loong64', 'linux/loong64', 'canonical'],
    ['linux/ppc64le/power9', 'linux/ppc64le/power9', 'canonical'],
    ['wasi/wasm', 'wasi/wasm', 'canonical'],
    ['windows(10.0.17763)/amd64', 'windows(10.0.17763)/amd64', 'canonical'],
    ['windows(10.0.17763%2Bbuild.42)/amd64', 'windows(10.0.17763%2Bbuild.42)/amd64', 'canonical'],
    ['Linux/x86_64', 'linux/amd64', 'alias'],
    ['linux/x86-64', 'linux/amd64', 'alias'],
    ['linux/AMD64', 'linux/amd64', 'alias'],
    ['linux/aarch64', 'linux/arm64', 'alias'],
    ['linux/aarch64/v8', 'linux/arm64', 'alias'],
    ['linux/armhf', 'linux/arm/v7', 'alias'],
    ['linux/armhf/v6', 'linux/arm/v7', 'alias'],
    ['linux/armel', 'linux/arm/v6', 'alias'],
    ['linux/i386', 'linux/386', 'alias'],
    ['linux/arm64/8', 'linux/arm64', 'alias'],
    ['linux/arm64/v8.0', 'linux/arm64', 'alias'],
    ['linux/arm/7', 'linux/arm/v7', 'alias'],
    ['macos/arm64', 'darwin/arm64', 'alias'],
    ['windows()/amd64', 'windows/amd64', 'alias'],
    ['linux(+gpu+simd)/amd64', 'linux/amd64', 'alias'],
    ['arm', 'linux/arm/v7', 'bare-architecture'],
    ['armel', 'linux/arm/v6', 'bare-architecture'],
    ['armhf', 'linux/arm/v7', 'bare-architecture'],
    ['Aarch64', 'linux/arm64', 'bare-architecture'],
    ['x86_64', 'linux/amd64', 'bare-architecture'],
    ['i386', 'linux/386', 'bare-architecture'],
    ['s390x', 'linux/s390x', 'bare-architecture'],
    ['linux', 'linux/amd64', 'bare-os'],
    ['macOS', 'darwin/amd64', 'bare-os'],
    ['windows', 'windows/amd64', 'bare-os'],
    ['windows()', 'windows/amd64', 'bare-os'],
    ['windows(10.0.17763+win32k)', 'windows(10.0.17763)/amd64', 'bare-os'],
  ] as const)('reads %s as %s (%s)', (text, canonical, spelling) => {
    expect(parsePlatform(text)).toMatchObject({ kind: 'platform', canonical, spelling });
  });

  it('gives the parts, and no variant or version where there is none', () => {
    expect(parsePlatform('linux/amd64')).toStrictEqual({
      kind: 'platform',
      platform: { os: 'linux', architecture: 'amd64' },
      spelling: 'canonical',
      canonical: 'linux/amd64',
    });
    expect(parsePlatform('windows(10.0.1%2Fx)/ARM/V7')).toMatchObject({
      platform: { os: 'windows', architecture: 'arm', variant: 'v7', osVersion: '10.0.1/x' },
    });
  });

  // TestParseSelectorInvalid of containerd/platforms, and the words of domain.md that fail only at FROM.
  it.each([
    ['', 'syntax', undefined],
    ['/linux/arm', 'syntax', 'linux/arm/v7'],
    ['linux/arm/', 'syntax', 'linux/arm/v7'],
    ['linux /arm', 'syntax', 'linux/arm/v7'],
    [' linux/arm64', 'syntax', 'linux/arm64'],
    ['linux/&arm', 'syntax', undefined],
    ['linux/arm/foo/bar', 'syntax', undefined],
    ['*', 'syntax', undefined],
    ['linux/*', 'syntax', undefined],
    ['windows(%zz)/amd64', 'syntax', undefined],
    ['linux/amd64,linux/arm64', 'syntax', undefined],
    ['armv7', 'architecture', 'linux/arm/v7'],
    ['linux/armv7', 'architecture', 'linux/arm/v7'],
    ['linux/armv7l', 'architecture', 'linux/arm/v7'],
    ['linux/armv6l', 'architecture', 'linux/arm/v6'],
    ['linux/arm32v7', 'architecture', 'linux/arm/v7'],
    ['linux/arm32v5', 'architecture', 'linux/arm/v5'],
    ['linux/arm64v8', 'architecture', 'linux/arm64'],
    ['linux/armv8', 'architecture', 'linux/arm64'],
    ['x64', 'architecture', 'linux/amd64'],
    ['linux/i686', 'architecture', 'linux/386'],
    ['linux/ppc64el', 'architecture', 'linux/ppc64le'],
    ['linux/loongarch64', 'architecture', 'linux/loong64'],
    ['linux-arm64', 'architecture', 'linux/arm64'],
    ['windows_amd64', 'architecture', 'windows/amd64'],
    ['linux/nonsense', 'architecture', undefined],
    ['amd64/linux', 'os', 'linux/amd64'],
    ['arm/v7', 'os', 'linux/arm/v7'],
    ['arm64/v8', 'os', 'linux/arm64'],
    ['linus/amd64', 'os', undefined],
    ['unknown/unknown', 'os', undefined],
    ['linux/arm/v7l', 'variant', 'linux/arm/v7'],
    ['linux/arm64/v7', 'variant', 'linux/arm/v7'],
    ['linux/arm64/v10', 'variant', 'linux/arm64'],
    ['linux/amd64/v9', 'variant', 'linux/amd64'],
    ['linux/amd64/2', 'variant', 'linux/amd64/v2'],
    ['linux/386/v2', 'variant', 'linux/386'],
    ['linux/arm/v9', 'variant', undefined],
    ['linux/arm/v4', 'variant', undefined],
    ['linux/x86_64/v8', 'variant', 'linux/amd64'],
  ] as const)('does not know %j: %s, meant is %s', (text, reason, suggestion) => {
    expect(parsePlatform(text)).toStrictEqual({ kind: 'unknown', reason, suggestion });
  });

  it('reads back what is formatted, as canonical', () => {
    fc.assert(
      fc.property(anyPlatform, (platform) => {
        expect(parsePlatform(formatPlatform(platform))).toStrictEqual({
          kind: 'platform',
          platform,
          spelling: 'canonical',
          canonical: formatPlatform(platform),
        });
      }),
    );
  });

  it('is idempotent: what it gives or suggests is canonical', () => {
    const part = fc.constantFrom(
      ...[
        'linux',
        'windows(1.0)',
        'macos',
        'darwin',
        'arm',
        'arm64',
        'amd64',
        'armhf',
        'x86_64',
        'armv7l',
        'i686',
      ],
      ...['x64', 'v7', 'v8', '8', 'v9', 'v2', 'v7l', 'foo', '', ' ', 'arm32v6', 'wasm', 'wasi', 'linux-arm'],
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const parsed = parsePlatform(parts.join('/'));
        const result = parsed.kind === 'platform' ? parsed.canonical : parsed.suggestion;
        if (result === undefined) return;
        expect(parsePlatform(result)).toMatchObject({ spelling: 'canonical', canonical: result });
      }),
      { numRuns: 2000 },
    );
  });

  it('gives a value for any text whatever', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(['platform', 'unknown']).toContain(parsePlatform(text).kind);
      }),
    );
  });

  it.each(['/'.repeat(1e6), `linux(${'+'.repeat(1e6)})/amd64`, `linux(${'+a'.repeat(5e5)}`, 'a'.repeat(1e6)])(
    'refuses a megabyte',
    (text) => {
      expect(parsePlatform(text)).toMatchObject({ kind: 'unknown', reason: 'syntax' });
    },
  );
});

describe('formatPlatform', () => {
  // TestFormatAllEncoding of containerd/platforms.
  it.each([
    [{ os: 'linux', architecture: 'arm', variant: 'v7' }, 'linux/arm/v7'],
    [{ os: 'linux', architecture: 'arm64', variant: '' }, 'linux/arm64'],
    [{ os: 'windows', architecture: 'amd64', osVersion: '10.0.17763' }, 'windows(10.0.17763)/amd64'],
    [{ os: 'windows', architecture: 'amd64', osVersion: '10.0+b.42' }, 'windows(10.0%2Bb.42)/amd64'],
    [{ os: 'windows', architecture: 'amd64', osVersion: '50%done' }, 'windows(50%25done)/amd64'],
    [{ os: 'windows', architecture: 'amd64', osVersion: '1.0(beta)' }, 'windows(1.0%28beta%29)/amd64'],
    [{ os: 'windows', architecture: 'amd64', osVersion: 'a/b' }, 'windows(a%2Fb)/amd64'],
  ])('%j is %s', (platform, text) => {
    expect(formatPlatform(platform)).toBe(text);
  });

  it('tells platforms apart exactly', () => {
    fc.assert(
      fc.property(anyPlatform, anyPlatform, (a, b) => {
        expect(samePlatform(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
        expect(samePlatform(a, { ...a })).toBe(true);
      }),
    );
    expect(
      samePlatform(
        { os: 'linux', architecture: 'arm64', variant: '' },
        { os: 'linux', architecture: 'arm64' },
      ),
    ).toBe(true);
  });
});
