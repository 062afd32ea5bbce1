import { isKnownVariant } from './known-platforms.ts';
import type { Platform } from './platform.ts';

/**
 * Who names architectures: `oci` (`arm/v7`, as after `linux/`), `official` (Docker's official images: `arm32v7/alpine`),
 * `uname` (`uname -m` on Linux), `debian` (`dpkg --print-architecture`), `alpine` (`apk --print-arch`), `rpm`, `goarch` and
 * `goarm`, `rustGnu` and `rustMusl` (target triples), `node` (nodejs.org/dist), `dotnet` (runtime identifiers, `linux-` left
 * out), `conda` (platform subdirs), `jdk` (Adoptium), `multiarch` (Debian's library folders), `qemu` (`qemu-NAME-static`),
 * `habit` (what else stands in download names).
 */
export type NameScheme =
  | 'oci'
  | 'official'
  | 'uname'
  | 'debian'
  | 'alpine'
  | 'rpm'
  | 'goarch'
  | 'goarm'
  | 'rustGnu'
  | 'rustMusl'
  | 'node'
  | 'dotnet'
  | 'conda'
  | 'jdk'
  | 'multiarch'
  | 'qemu'
  | 'habit';

/** The names of one machine; in each scheme the preferred one first, a scheme that has none is left out. */
export interface ArchitectureRow {
  readonly architecture: string;
  readonly variant?: string;
  readonly names: Readonly<Partial<Record<NameScheme, readonly string[]>>>;
}

/** Blank-separated names, the preferred one first. */
const row = (
  architecture: string,
  names: Partial<Record<NameScheme, string>>,
  variant?: string,
): ArchitectureRow => ({
  architecture,
  ...(variant ? { variant } : {}),
  names: Object.fromEntries(Object.entries(names).map(([scheme, words]) => [scheme, words.split(' ')])),
});

/**
 * The one table of architecture names, the usual container platforms first. Traps: Alpine's `armhf` is ARMv6 while
 * Debian's is ARMv7; Debian's `armel` is ARMv5 while containerd reads it as arm/v6; node's `armv7l` is the download,
 * its `process.arch` is `arm`.
 * @see https://wiki.debian.org/Multiarch/Tuples
 * @see https://wiki.alpinelinux.org/wiki/Requirements
 * @see https://doc.rust-lang.org/rustc/platform-support.html
 * @see https://go.dev/wiki/MinimumRequirements
 * @see https://learn.microsoft.com/dotnet/core/rid-catalog
 * @see https://github.com/docker-library/official-images#architectures-other-than-amd64
 */
export const ARCHITECTURES: readonly ArchitectureRow[] = [
  row('amd64', {
    oci: 'amd64',
    official: 'amd64',
    uname: 'x86_64',
    debian: 'amd64',
    alpine: 'x86_64',
    rpm: 'x86_64',
    goarch: 'amd64',
    rustGnu: 'x86_64-unknown-linux-gnu',
    rustMusl: 'x86_64-unknown-linux-musl',
    node: 'x64',
    dotnet: 'x64',
    conda: 'linux-64',
    jdk: 'x64',
    multiarch: 'x86_64-linux-gnu',
    qemu: 'x86_64',
    habit: 'x86-64 linux64 64bit',
  }),
  row('arm64', {
    oci: 'arm64',
    official: 'arm64v8',
    uname: 'aarch64',
    debian: 'arm64',
    alpine: 'aarch64',
    rpm: 'aarch64',
    goarch: 'arm64',
    rustGnu: 'aarch64-unknown-linux-gnu',
    rustMusl: 'aarch64-unknown-linux-musl',
    node: 'arm64',
    dotnet: 'arm64',
    conda: 'linux-aarch64',
    jdk: 'aarch64',
    multiarch: 'aarch64-linux-gnu',
    qemu: 'aarch64',
    // protoc is released as `linux-aarch_64`.
    habit: 'armv8 aarch_64 arm64v8',
  }),
  row(
    'arm',
    {
      oci: 'arm/v7',
      official: 'arm32v7',
      // A 32-bit personality on a 64-bit kernel says armv8l.
      uname: 'armv7l armv8l',
      debian: 'armhf',
      alpine: 'armv7',
      rpm: 'armv7hl armv7hnl',
      goarch: 'arm',
      goarm: '7',
      rustGnu: 'armv7-unknown-linux-gnueabihf',
      rustMusl: 'armv7-unknown-linux-musleabihf',
      node: 'armv7l arm',
      dotnet: 'arm',
      conda: 'linux-armv7l',
      jdk: 'arm',
      multiarch: 'arm-linux-gnueabihf',
      qemu: 'arm',
      habit: 'armv7 armv7hf armv7a arm7 arm32 armhf',
    },
    'v7',
  ),
  row(
    'arm',
    {
      oci: 'arm/v6',
      official: 'arm32v6',
      uname: 'armv6l',
      debian: 'armel',
      alpine: 'armhf',
      rpm: 'armv6hl',
      goarch: 'arm',
      goarm: '6',
      rustGnu: 'arm-unknown-linux-gnueabihf',
      rustMusl: 'arm-unknown-linux-musleabihf',
      node: 'armv6l arm',
      conda: 'linux-armv6l',
      multiarch: 'arm-linux-gnueabi',
      qemu: 'arm',
      habit: 'armv6 armv6hf arm6 armel',
    },
    'v6',
  ),
  row(
    'arm',
    {
      oci: 'arm/v5',
      official: 'arm32v5',
      uname: 'armv5tel armv5tejl',
      debian: 'armel',
      rpm: 'armv5tel',
      goarch: 'arm',
      goarm: '5',
      rustGnu: 'armv5te-unknown-linux-gnueabi',
      rustMusl: 'armv5te-unknown-linux-musleabi',
      multiarch: 'arm-linux-gnueabi',
      qemu: 'arm',
      habit: 'armv5 armv5l armv5te arm5',
    },
    'v5',
  ),
  row('386', {
    oci: '386',
    official: 'i386',
    uname: 'i686 i386 i486 i586',
    debian: 'i386',
    alpine: 'x86',
    rpm: 'i686',
    goarch: '386',
    rustGnu: 'i686-unknown-linux-gnu',
    rustMusl: 'i686-unknown-linux-musl',
    node: 'x86 ia32',
    dotnet: 'x86',
    conda: 'linux-32',
    multiarch: 'i386-linux-gnu',
    qemu: 'i386',
    habit: 'linux32 32bit',
  }),
  row('ppc64le', {
    oci: 'ppc64le',
    official: 'ppc64le',
    uname: 'ppc64le',
    debian: 'ppc64el',
    alpine: 'ppc64le',
    rpm: 'ppc64le',
    goarch: 'ppc64le',
    rustGnu: 'powerpc64le-unknown-linux-gnu',
    rustMusl: 'powerpc64le-unknown-linux-musl',
    node: 'ppc64le',
    dotnet: 'ppc64le',
    conda: 'linux-ppc64le',
    jdk: 'ppc64le',
    multiarch: 'powerpc64le-linux-gnu',
    qemu: 'ppc64le',
    // protoc is released as `linux-ppcle_64`.
    habit: 'powerpc64le ppcle_64',
  }),
  row('s390x', {
    oci: 's390x',
    official: 's390x',
    uname: 's390x',
    debian: 's390x',
    alpine: 's390x',
    rpm: 's390x',
    goarch: 's390x',
    rustGnu: 's390x-unknown-linux-gnu',
    rustMusl: 's390x-unknown-linux-musl',
    node: 's390x',
    dotnet: 's390x',
    conda: 'linux-s390x',
    jdk: 's390x',
    multiarch: 's390x-linux-gnu',
    qemu: 's390x',
    habit: 's390_64',
  }),
  row('riscv64', {
    oci: 'riscv64',
    official: 'riscv64',
    uname: 'riscv64',
    debian: 'riscv64',
    alpine: 'riscv64',
    rpm: 'riscv64',
    goarch: 'riscv64',
    rustGnu: 'riscv64gc-unknown-linux-gnu',
    rustMusl: 'riscv64gc-unknown-linux-musl',
    node: 'riscv64',
    dotnet: 'riscv64',
    conda: 'linux-riscv64',
    jdk: 'riscv64',
    multiarch: 'riscv64-linux-gnu',
    qemu: 'riscv64',
    habit: 'riscv64gc',
  }),
  row('loong64', {
    oci: 'loong64',
    uname: 'loongarch64',
    debian: 'loong64',
    alpine: 'loongarch64',
    rpm: 'loongarch64',
    goarch: 'loong64',
    rustGnu: 'loongarch64-unknown-linux-gnu',
    rustMusl: 'loongarch64-unknown-linux-musl',
    node: 'loong64',
    dotnet: 'loongarch64',
    jdk: 'loongarch64',
    multiarch: 'loongarch64-linux-gnu',
    qemu: 'loongarch64',
  }),
  row('mips64le', {
    oci: 'mips64le',
    official: 'mips64le',
    // The kernel does not tell the byte order.
    uname: 'mips64',
    debian: 'mips64el',
    rpm: 'mips64el',
    goarch: 'mips64le',
    rustGnu: 'mips64el-unknown-linux-gnuabi64',
    rustMusl: 'mips64el-unknown-linux-muslabi64',
    node: 'mips64el',
    multiarch: 'mips64el-linux-gnuabi64',
    qemu: 'mips64el',
  }),
];

/** The row of a platform: its own variant's, else (amd64/v3, arm64/v9, arm/v8) the first of its architecture. */
function rowOf({ architecture, variant }: Platform): ArchitectureRow | undefined {
  const rows = ARCHITECTURES.filter((candidate) => candidate.architecture === architecture);
  return rows.find((candidate) => candidate.variant === variant) ?? rows[0];
}

/**
 * The preferred name of a normalised platform's architecture in a scheme (`debian` of linux/arm/v7: `armhf`), or undefined
 * where the scheme has none or the variant is unheard of. The operating system does not matter.
 */
export function nameIn(scheme: NameScheme, platform: Platform): string | undefined {
  const { architecture, variant = '' } = platform;
  if (scheme === 'oci') return variant ? `${architecture}/${variant}` : architecture;
  return isKnownVariant(architecture, variant) ? rowOf(platform)?.names[scheme]?.[0] : undefined;
}

/** Which schemes use this word for any architecture, in no order; case does not matter. `goarm`'s digits do count. */
export function schemeOf(word: string): readonly NameScheme[] {
  const lower = word.toLowerCase();
  const schemes = ARCHITECTURES.flatMap(({ names }) =>
    (Object.keys(names) as NameScheme[]).filter((scheme) => names[scheme]?.includes(lower)),
  );
  return [...new Set(schemes)];
}

/**
 * The rows that a word may name in any scheme but `goarm` (whose bare digits name nothing), in the table's order: `armhf`
 * gives arm/v7 and arm/v6, `arm` all three of them, `x86_64` amd64. Case does not matter.
 */
export function rowsNamed(word: string): readonly ArchitectureRow[] {
  const lower = word.toLowerCase();
  return ARCHITECTURES.filter(({ names }) =>
    Object.entries(names).some(([scheme, words]) => scheme !== 'goarm' && words.includes(lower)),
  );
}
