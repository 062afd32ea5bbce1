import { architectureOfName } from '../../../platform/architecture-words.ts';
import { normalisePlatform } from '../../../platform/normalise.ts';
import type { Platform } from '../../../platform/platform.ts';
import { cutImage, type ImageParts } from './image-parts.ts';

/** An image whose name says that it is for one platform. */
export interface SingleArchImage {
  /** The platforms it may be for; for some names several variants are possible. */
  readonly platforms: readonly Platform[];
  /** The part of the name that says so, as it stands in the image's name. */
  readonly start: number;
  readonly end: number;
  /** The name without that part; `sure` where an image of this name is known to exist for many platforms. */
  readonly plain?: { readonly name: string; readonly sure: boolean };
}

const arm = (variant: string): Platform => ({ os: 'linux', architecture: 'arm', variant });
const linux = (architecture: string): Platform => normalisePlatform({ os: 'linux', architecture });

/**
 * The organisations of Docker's official images for one architecture each; their images are those of `library`.
 * @see https://github.com/docker-library/official-images#architectures-other-than-amd64
 */
const OFFICIAL: ReadonlyMap<string, Platform> = new Map([
  ...['amd64', 'ppc64le', 's390x', 'riscv64', 'mips64le'].map((name) => [name, linux(name)] as const),
  ['i386', linux('386')],
  ['arm64v8', linux('arm64')],
  ...['v5', 'v6', 'v7'].map((variant) => [`arm32${variant}`, arm(variant)] as const),
]);

/** Given up in 2017 for the ones above. */
const DEPRECATED: ReadonlyMap<string, Platform> = new Map([
  ['armhf', arm('v7')],
  ['armel', arm('v5')],
  ['aarch64', linux('arm64')],
]);

/** Images that are made to build or run code for another architecture than their own. */
const FOREIGN = /cross|qemu|binfmt|toolchain|emulat|xx-|rust-musl|osxcross|musl-cross/i;

/** Words that begin a triple (`x86_64-unknown-linux-musl`): such a name is of a compiler for it. */
const TRIPLE = /^-(?:unknown-|pc-)?(?:linux-)?(?:musl|gnu)/i;

const WINDOWS = /nanoserver|servercore|windows|ltsc20\d\d/i;

/** Whether an image holds compilers or emulators: the architecture in its name is that of their outcome. */
export function compilesForAnother(name: string): boolean {
  const { repository, tag } = cutImage(name);
  return FOREIGN.test(repository + tag);
}

/** What an image's name says of its platform; undefined where it says nothing, or where it may mean another one's code. */
export function singleArchImage(name: string): SingleArchImage | undefined {
  const parts = cutImage(name);
  if (compilesForAnother(name) || WINDOWS.test(name)) return undefined;
  return officialImage(parts) ?? boardImage(parts) ?? byWords(parts);
}

/** `arm32v7/alpine`, `docker.io/arm32v7/alpine`, `registry.example.com/cache/arm32v7/alpine`. */
function officialImage({ whole, repository, digest }: ImageParts): SingleArchImage | undefined {
  const segments = repository.split('/');
  const index = segments.length - 2;
  const segment = segments[index] ?? '';
  const platform = OFFICIAL.get(segment) ?? DEPRECATED.get(segment);
  if (platform === undefined) return undefined;
  const start = segments.slice(0, index).join('/').length + (index > 0 ? 1 : 0);
  const end = start + segment.length + 1;
  const onHub = index === 0 || (index === 1 && /^(?:index\.)?docker\.io$/.test(segments[0] ?? ''));
  const sure = onHub && OFFICIAL.has(segment);
  // `docker.io/alpine` is an official image as well; elsewhere the name without the folder is a guess.
  const plain = onHub && digest === '' ? { name: whole.slice(0, start) + whole.slice(end), sure } : undefined;
  return { platforms: [platform], start, end, ...(plain && { plain }) };
}

/** Boards whose machine is known; the rest are for one machine as well, but which is not known from the name. */
const BOARDS: readonly (readonly [RegExp, readonly Platform[]])[] = [
  [/^(?:raspberry-?pi|rpi)(?:-|$)/, [arm('v6')]],
  [/^(?:raspberry-?pi2|raspberrypi3|rpi[23])(?:-|$)/, [arm('v7')]],
  [/^(?:raspberrypi\d-64|jetson|generic-aarch64|rockpi|rock64)/, [linux('arm64')]],
  [/^(?:intel-nuc|genericx86-64|qemux86-64|surface)/, [linux('amd64')]],
];

/** `balenalib/raspberrypi3-debian`, `resin/rpi-raspbian`, `hypriot/rpi-node`: built for one board. */
function boardImage({ repository }: ImageParts): SingleArchImage | undefined {
  const match = /(?:^|\/)(?:balenalib|resin|hypriot|sdhibit|easypi)\/([a-z0-9-]+)$/.exec(repository);
  const image = match?.[1];
  if (image === undefined) return undefined;
  const platforms = BOARDS.find(([pattern]) => pattern.test(image))?.[1];
  if (platforms === undefined) return undefined;
  return { platforms, start: repository.length - image.length, end: repository.length };
}

/** An architecture's name in the repository or the tag: `foo/bar-arm64`, `bar:1.2-amd64`, `quay.io/arm64/bar`. */
function byWords({ whole, repository, tag, digest }: ImageParts): SingleArchImage | undefined {
  // A registry's host name tells nothing of the image.
  const host = /^[^/]*[.:][^/]*\//.exec(repository)?.[0].length ?? 0;
  const tagStart = repository.length + 1;
  const words = [
    ...architectureOfName(repository.slice(host), 'image').map((word) => moved(word, host)),
    ...architectureOfName(tag, 'tag').map((word) => moved(word, tagStart)),
  ];
  const [word] = words;
  if (word === undefined || new Set(words.map(({ architecture }) => architecture)).size > 1) return undefined;
  if (TRIPLE.test(whole.slice(word.end))) return undefined;
  const variants = word.variant === undefined ? ['v7', 'v6', 'v5'] : [word.variant];
  const platforms = word.architecture === 'arm' ? variants.map(arm) : [linux(word.architecture)];
  const name = digest === '' && words.length === 1 ? withoutWord(whole, word.start, word.end) : undefined;
  return {
    platforms,
    start: word.start,
    end: word.end,
    ...(name === undefined ? {} : { plain: { name, sure: false } }),
  };
}

function moved<T extends { start: number; end: number }>(word: T, by: number): T {
  return { ...word, start: word.start + by, end: word.end + by };
}

/** The name without the word and one mark beside it; undefined where nothing sensible would remain. */
function withoutWord(name: string, start: number, end: number): string | undefined {
  const before = name[start - 1] ?? '';
  const after = name[end] ?? '';
  // `busybox-linux-amd64`: the system goes with it.
  const system = /[-_.]linux$/.exec(name.slice(0, Math.max(0, start - 1)))?.[0].length ?? 0;
  if (/[-_.]/.test(before)) return name.slice(0, start - 1 - system) + name.slice(end);
  if (/[-_.]/.test(after)) return name.slice(0, start) + name.slice(end + 1);
  return undefined;
}
