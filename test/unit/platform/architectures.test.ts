import { describe, expect, it } from 'vitest';
import { ARCHITECTURES, nameIn, rowsNamed, schemeOf } from '../../../src/platform/architectures.ts';
import { VOCABULARY } from '../../../src/platform/architecture-vocabulary.ts';
import { parsePlatform } from '../../../src/platform/parse.ts';
import { platform } from './any-platform.ts';

describe('the table of architectures', () => {
  it('has a row for each of the usual platforms, in their normal form', () => {
    const platforms = ARCHITECTURES.map(({ architecture, variant }) =>
      [architecture, variant].filter(Boolean).join('/'),
    );
    expect(platforms).toStrictEqual([
      ...[
        'amd64',
        'arm64',
        'arm/v7',
        'arm/v6',
        'arm/v5',
        '386',
        'ppc64le',
        's390x',
        'riscv64',
        'loong64',
        'mips64le',
      ],
    ]);
    for (const text of platforms) {
      expect(parsePlatform(`linux/${text}`)).toMatchObject({
        canonical: `linux/${text}`,
        spelling: 'canonical',
      });
    }
  });

  it.each([
    ['uname', ['x86_64', 'aarch64', 'armv7l', 'armv6l', 'i686']],
    ['debian', ['amd64', 'arm64', 'armhf', 'armel', 'i386']],
    ['alpine', ['x86_64', 'aarch64', 'armv7', 'armhf', 'x86']],
    ['goarch', ['amd64', 'arm64', 'arm', 'arm', '386']],
    ['goarm', [undefined, undefined, '7', '6', undefined]],
    ['node', ['x64', 'arm64', 'armv7l', 'armv6l', 'x86']],
    ['dotnet', ['x64', 'arm64', 'arm', undefined, 'x86']],
    ['conda', ['linux-64', 'linux-aarch64', 'linux-armv7l', 'linux-armv6l', 'linux-32']],
    ['official', ['amd64', 'arm64v8', 'arm32v7', 'arm32v6', 'i386']],
    [
      'multiarch',
      ['x86_64-linux-gnu', 'aarch64-linux-gnu', 'arm-linux-gnueabihf', 'arm-linux-gnueabi', 'i386-linux-gnu'],
    ],
    [
      'rustMusl',
      [
        'x86_64-unknown-linux-musl',
        'aarch64-unknown-linux-musl',
        'armv7-unknown-linux-musleabihf',
        'arm-unknown-linux-musleabihf',
        'i686-unknown-linux-musl',
      ],
    ],
  ] as const)('names five platforms in %s', (scheme, names) => {
    const platforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/arm/v6', 'linux/386'].map(
      platform,
    );
    expect(platforms.map((target) => nameIn(scheme, target))).toStrictEqual(names);
  });

  it('names other variants as their architecture, and unheard ones not at all', () => {
    expect(nameIn('uname', platform('linux/amd64/v3'))).toBe('x86_64');
    expect(nameIn('debian', platform('linux/arm64/v9'))).toBe('arm64');
    expect(nameIn('oci', platform('linux/amd64/v3'))).toBe('amd64/v3');
    expect(nameIn('oci', platform('linux/arm'))).toBe('arm/v7');
    expect(nameIn('debian', { os: 'linux', architecture: 'arm', variant: 'v99' })).toBeUndefined();
    expect(nameIn('debian', { os: 'linux', architecture: 'sparc64' })).toBeUndefined();
  });

  it.each([
    ['armhf', ['arm/v7', 'arm/v6']],
    ['arm', ['arm/v7', 'arm/v6', 'arm/v5']],
    ['X86_64', ['amd64/']],
    ['i686', ['386/']],
    ['linux-64', ['amd64/']],
    ['7', []],
    ['nonsense', []],
  ])('%s may name %j', (word, rows) => {
    expect(
      rowsNamed(word).map(({ architecture, variant = '' }) => `${architecture}/${variant}`),
    ).toStrictEqual(rows);
  });

  it('knows who uses a word', () => {
    expect([...schemeOf('aarch64')].sort()).toStrictEqual(['alpine', 'jdk', 'qemu', 'rpm', 'uname']);
    expect(schemeOf('aarch64-linux-gnu')).toStrictEqual(['multiarch']);
    expect(schemeOf('Linux-64')).toStrictEqual(['conda']);
    expect(schemeOf('nonsense')).toStrictEqual([]);
  });

  it('has no name that two architectures share', () => {
    const names = new Set(ARCHITECTURES.flatMap((row) => Object.values(row.names).flat()));
    const shared = [...names].filter(
      (name) => new Set(rowsNamed(name).map((row) => row.architecture)).size > 1,
    );
    expect(shared).toStrictEqual([]);
  });

  it('agrees with containerd on the words that containerd knows', () => {
    for (const [word, { architecture, variant }] of VOCABULARY) {
      const parsed = parsePlatform(`linux/${word}`);
      if (parsed.kind === 'unknown' || word.startsWith('arm64') || word.startsWith('arm/v8')) continue;
      expect(parsed.platform.architecture, word).toBe(architecture);
      if (variant) expect(parsed.platform.variant, word).toBe(variant);
    }
  });
});
