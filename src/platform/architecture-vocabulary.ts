import { ARCHITECTURES, type NameScheme } from './architectures.ts';
import { normalisePlatform } from './normalise.ts';

/** The architectures that words are found for. */
export type ArchitectureName =
  'amd64' | '386' | 'arm64' | 'arm' | 'ppc64le' | 's390x' | 'riscv64' | 'loong64' | 'mips64le';

/** What a word says; `variant` only where it names one machine (`armv7l`: `v7`), in normal form. */
export interface WordMeaning {
  readonly architecture: ArchitectureName;
  readonly variant?: string;
}

/** Triples and library folders are found by their first word; digits alone (`goarm`) say nothing. */
const SCHEMES: readonly NameScheme[] = [
  ...([
    'oci',
    'official',
    'uname',
    'debian',
    'alpine',
    'rpm',
    'goarch',
    'node',
    'dotnet',
    'conda',
    'jdk',
  ] as const),
  ...(['qemu', 'habit'] as const),
];

/** Names of the table that do not tell the architecture (byte order), or contain one that does (`linux-aarch64`). */
const isLeftOut = (word: string): boolean => word === 'mips64' || /^linux-[a-z]/.test(word);

/** Words that stand in no scheme of the table: ABI names, old spellings, separators in the place of `arm/v7`'s slash. */
const MORE: readonly (readonly [word: string, meaning: WordMeaning])[] = [
  ...['x86_64', 'x86-64', 'linux_64', '64-bit'].map((word) => [word, { architecture: 'amd64' }] as const),
  ...['linux_32', '32-bit'].map((word) => [word, { architecture: '386' }] as const),
  ...['arm/v8', 'arm-v8', 'arm_v8', 'armv8a'].map((word) => [word, { architecture: 'arm64' }] as const),
  ...['5', '6', '7'].flatMap((digit) =>
    ['arm-v', 'arm_v'].map(
      (start) => [`${start}${digit}`, { architecture: 'arm', variant: `v${digit}` }] as const,
    ),
  ),
  ...['gnueabihf', 'musleabihf', 'gnueabi', 'musleabi', 'armeabi'].map(
    (word) => [word, { architecture: 'arm' }] as const,
  ),
];

/** What a word of the table names; the variant stays open where rows differ, unless containerd itself decides. */
function meaningOf(word: string): WordMeaning {
  const rows = ARCHITECTURES.filter(({ names }) => SCHEMES.some((scheme) => names[scheme]?.includes(word)));
  const { architecture, variant } = normalisePlatform({ os: 'linux', architecture: word });
  const decided = architecture === word ? undefined : variant;
  const only = rows.length === 1 ? rows[0]?.variant : decided;
  return {
    architecture: (rows[0]?.architecture ?? word) as ArchitectureName,
    ...(only ? { variant: only } : {}),
  };
}

/** Every word in lower case with its meaning; `arm/v7` is one of them. Built from the table of architectures. */
export const VOCABULARY: ReadonlyMap<string, WordMeaning> = new Map([
  ...ARCHITECTURES.flatMap(({ names }) => SCHEMES.flatMap((scheme) => names[scheme] ?? []))
    .filter((word) => !isLeftOut(word))
    .map((word) => [word, meaningOf(word)] as const),
  ...MORE,
]);

/** ABI names: they repeat what stands before them in a triple (`arm-linux-gnueabihf`). */
export const ABI_WORDS: ReadonlySet<string> = new Set(['gnueabihf', 'musleabihf', 'gnueabi', 'musleabi']);

/** Words that mean something else in most texts; they count only in the right company. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(['arm', 'x86', 'arm5', 'arm6', 'arm7']);

/** Words that count beside the name of an operating system only: `Linux-64bit`, `linux_386`. */
export const SYSTEM_WORDS: ReadonlySet<string> = new Set(['386', '64bit', '64-bit', '32bit', '32-bit']);
