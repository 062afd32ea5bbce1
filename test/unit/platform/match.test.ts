import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offers, wouldPull } from '../../../src/platform/match.ts';
import { normalisePlatform } from '../../../src/platform/normalise.ts';
import { anyPlatform, platform } from './any-platform.ts';

const anything = [
  ...[
    'linux/amd64',
    'linux/amd64/v2',
    'linux/amd64/v3',
    'linux/amd64/v4',
    'linux/386',
    'windows/amd64',
    'windows/arm',
  ],
  ...['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm/v8', 'linux/arm64', 'linux/arm64/v8.1'],
  ...[
    'linux/arm64/v8.5',
    'linux/arm64/v8.6',
    'linux/arm64/v9',
    'linux/arm64/v9.1',
    'linux/s390x',
    'freebsd/amd64',
  ],
];

/** Which single entries serve. */
const serving = (match: typeof offers, target: string): string[] =>
  anything.filter((entry) => match([platform(entry)], platform(target)) !== undefined);

// TestOnly of containerd/platforms, compare_test.go; `offers` is the same without the other architecture.
const TABLE: readonly (readonly [target: string, own: readonly string[], other: readonly string[]])[] = [
  ['linux/amd64', ['linux/amd64'], ['linux/386']],
  ['linux/amd64/v2', ['linux/amd64', 'linux/amd64/v2'], ['linux/386']],
  ['linux/amd64/v3', ['linux/amd64', 'linux/amd64/v2', 'linux/amd64/v3'], ['linux/386']],
  ['linux/386', ['linux/386'], []],
  ['windows/amd64', ['windows/amd64'], []],
  ['linux/arm/v8', ['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm/v8'], []],
  ['linux/arm/v7', ['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7'], []],
  ['linux/arm', ['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7'], []],
  ['linux/arm/v6', ['linux/arm/v5', 'linux/arm/v6'], []],
  ['linux/arm/v5', ['linux/arm/v5'], []],
  ['linux/arm64', ['linux/arm64'], ['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm/v8']],
  [
    'linux/arm64/v8.1',
    ['linux/arm64', 'linux/arm64/v8.1'],
    ['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm/v8'],
  ],
  [
    'linux/arm64/v9',
    ['linux/arm64', 'linux/arm64/v8.1', 'linux/arm64/v8.5', 'linux/arm64/v9'],
    ['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm/v8'],
  ],
  ['linux/s390x', ['linux/s390x'], []],
];

describe('offers and wouldPull', () => {
  it.each(TABLE)('%s takes %j', (target, own, other) => {
    expect(serving(offers, target).sort()).toStrictEqual([...own].sort());
    expect(serving(wouldPull, target).sort()).toStrictEqual([...own, ...other].sort());
  });

  it.each([
    ['linux/arm/v7', ['linux/arm/v5', 'linux/arm/v6'], 'linux/arm/v6', 'linux/arm/v6'],
    ['linux/arm/v7', ['linux/arm/v6', 'linux/arm/v7'], 'linux/arm/v7', 'linux/arm/v7'],
    ['linux/arm64', ['linux/arm/v7', 'linux/arm64'], 'linux/arm64', 'linux/arm64'],
    ['linux/arm64', ['linux/arm/v6', 'linux/arm/v7', 'linux/amd64'], undefined, 'linux/arm/v7'],
    ['linux/arm64/v9', ['linux/arm64', 'linux/arm64/v8.5'], 'linux/arm64/v8.5', 'linux/arm64/v8.5'],
    ['linux/amd64/v3', ['linux/amd64', 'linux/amd64/v2'], 'linux/amd64/v2', 'linux/amd64/v2'],
    ['linux/amd64', ['linux/386', 'linux/amd64'], 'linux/amd64', 'linux/amd64'],
    ['linux/amd64', ['linux/386'], undefined, 'linux/386'],
    ['linux/amd64', [], undefined, undefined],
  ])('for %s takes the best of %j', (target, entries, own, pulled) => {
    const index = entries.map(platform);
    expect(offers(index, platform(target))).toStrictEqual(own && platform(own));
    expect(wouldPull(index, platform(target))).toStrictEqual(pulled && platform(pulled));
  });

  it('reads entries as indexes have them, and gives back the very entry', () => {
    const entries = [
      { os: 'unknown', architecture: 'unknown' },
      { os: 'linux', architecture: 'arm64', variant: 'v8' },
      { os: 'linux', architecture: 'arm' },
      { os: 'linux', architecture: 'amd64', variant: '' },
    ];
    expect(offers(entries, platform('linux/arm64'))).toBe(entries[1]);
    expect(offers(entries, platform('linux/arm/v7'))).toBe(entries[2]);
    expect(offers(entries, platform('linux/arm/v6'))).toBeUndefined();
    expect(offers(entries, platform('linux/amd64'))).toBe(entries[3]);
  });

  // CheckHostAndContainerCompat of containerd/platforms, platform_windows_compat_test.go.
  it.each([
    ['windows/amd64', ['windows(10.0.17763)/amd64', 'windows(10.0.20348)/amd64'], 0],
    ['windows(10.0.17763)/amd64', ['windows(10.0.20348)/amd64', 'windows(10.0.17763.9)/amd64'], 1],
    ['windows(10.0.17763.1)/amd64', ['windows(10.0.17763.5)/amd64', 'windows(10.0.17763.9)/amd64'], 1],
    ['windows(10.0.17763)/amd64', ['windows(10.0.14393)/amd64'], undefined],
    ['windows(10.0.22621)/amd64', ['windows(10.0.20348)/amd64'], 0],
    ['windows(10.0.22621)/amd64', ['windows(10.0.17763)/amd64'], undefined],
    ['windows(10.0.20348)/amd64', ['windows(10.0.22621)/amd64'], undefined],
    ['windows(10.0.20348)/amd64', ['windows(10.1.20348)/amd64'], undefined],
    ['windows(10.0.20348)/amd64', ['windows/amd64'], 0],
  ])('%s takes entry %j', (target, entries, index) => {
    const platforms = entries.map(platform);
    expect(offers(platforms, platform(target))).toBe(index === undefined ? undefined : platforms[index]);
  });

  it('pulls what is offered, and something else only of another architecture', () => {
    fc.assert(
      fc.property(fc.array(anyPlatform, { maxLength: 8 }), anyPlatform, (entries, target) => {
        const offered = offers(entries, target);
        const pulled = wouldPull(entries, target);
        if (offered) expect(pulled).toBe(offered);
        else expect(pulled?.architecture).not.toBe(target.architecture);
        if (pulled) expect(entries).toContain(pulled);
      }),
    );
  });

  it('offers a platform to itself, whatever else is there', () => {
    fc.assert(
      fc.property(fc.array(anyPlatform), anyPlatform, (entries, target) => {
        // With a version another build of the same system may be better.
        fc.pre(target.osVersion === undefined);
        expect(offers([...entries, target], target)).toMatchObject(target);
      }),
    );
  });

  it('is a preorder: what serves a serving entry serves', () => {
    const linux = anyPlatform.filter(({ os }) => os === 'linux');
    fc.assert(
      fc.property(linux, linux, linux, (a, b, c) => {
        if (offers([b], a) && offers([c], b)) expect(offers([c], a)).toBe(c);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('normalisePlatform', () => {
  it.each([
    [
      { os: 'Linux', architecture: 'Aarch64' },
      { os: 'linux', architecture: 'arm64' },
    ],
    [
      { os: 'linux', architecture: 'x86_64', variant: 'V1' },
      { os: 'linux', architecture: 'amd64' },
    ],
    [
      { os: 'macOS', architecture: 'arm64', variant: 'v8' },
      { os: 'darwin', architecture: 'arm64' },
    ],
    [
      { os: 'linux', architecture: 'arm', variant: '6' },
      { os: 'linux', architecture: 'arm', variant: 'v6' },
    ],
    [
      { os: 'linux', architecture: 'i386', variant: 'x' },
      { os: 'linux', architecture: '386' },
    ],
    [
      { os: 'unknown', architecture: 'unknown' },
      { os: 'unknown', architecture: 'unknown' },
    ],
  ])('makes of %j %j', (raw, normal) => {
    expect(normalisePlatform(raw)).toStrictEqual(normal);
  });

  it('leaves normal ones alone', () => {
    fc.assert(
      fc.property(anyPlatform, (normal) => {
        expect(normalisePlatform(normal)).toStrictEqual(normal);
      }),
    );
  });
});
