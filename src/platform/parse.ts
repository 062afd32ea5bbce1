import { formatPlatform } from './format.ts';
import { isImageOs, isKnownArchitecture, isKnownOs, isKnownVariant } from './known-platforms.ts';
import { normalisePlatform } from './normalise.ts';
import type { Platform } from './platform.ts';
import { suggestPlatform } from './suggest-platform.ts';

/**
 * How a platform was written: `canonical` (the normal form, or one of the long forms that everybody takes: `linux/arm`,
 * `linux/arm64/v8`, `linux/amd64/v1`), `alias` (`linux/aarch64`, `Linux/amd64`, `linux/arm64/8`, `macos/arm64`), or one half
 * of it.
 */
export type PlatformSpelling = 'canonical' | 'alias' | 'bare-architecture' | 'bare-os';

/**
 * `canonical` is `formatPlatform(platform)`. `unknown` is what containerd refuses to read (`syntax`, and single words it does
 * not know) or reads without knowing it, so that the build fails at FROM; `suggestion` is the canonical name that was
 * probably meant.
 */
export type ParsedPlatform =
  | {
      readonly kind: 'platform';
      readonly platform: Platform;
      readonly spelling: PlatformSpelling;
      readonly canonical: string;
    }
  | {
      readonly kind: 'unknown';
      readonly reason: 'syntax' | 'architecture' | 'os' | 'variant';
      readonly suggestion: string | undefined;
    };

/** Longer than any platform; what is longer is not looked at. */
const MAXIMUM_LENGTH = 256;

const PART = /^[A-Za-z0-9_.-]+$/;
const OS_PART = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)(?:\+[A-Za-z0-9_.%-]+)*\))?$/;

/** The version in `windows(10.0.17763%2Bbuild)`; undefined when its percent signs encode nothing. */
function decode(osVersion: string): string | undefined {
  try {
    return decodeURIComponent(osVersion);
  } catch {
    return undefined;
  }
}

/** `linux/amd64/v1` and the like: as long as it gets, yet what every tool writes and reads. */
const isLongForm = (text: string): boolean => /^[a-z0-9]+\/(?:arm|arm64\/v8|amd64\/v1)$/.test(text);

/**
 * Reads a platform as `docker build --platform` and `FROM --platform` do: `os[(version)]/architecture[/variant]`,
 * an operating system alone (which gets amd64) or an architecture alone (which gets linux, where buildx takes the
 * system of the client), with the aliases of containerd, in any case. Lists are not taken apart. OS features
 * (`linux(+gpu)`) are read and dropped. buildx' own word `local` is unknown here.
 * @see https://github.com/containerd/platforms/blob/main/platforms.go `Parse`
 */
export function parsePlatform(text: string): ParsedPlatform {
  const unknown = (reason: 'syntax' | 'architecture' | 'os' | 'variant'): ParsedPlatform => ({
    kind: 'unknown',
    reason,
    suggestion: suggestPlatform(text.slice(0, MAXIMUM_LENGTH)),
  });
  const [first = '', second, third, ...more] = text.length > MAXIMUM_LENGTH ? [] : text.split('/');
  const os = OS_PART.exec(first);
  const rest = [second, third].filter((part) => part !== undefined);
  const osVersion = decode(os?.[2] ?? '');
  if (!os || osVersion === undefined || more.length > 0 || !rest.every((part) => PART.test(part))) {
    return unknown('syntax');
  }
  const known = (platform: Platform, spelling?: PlatformSpelling): ParsedPlatform => {
    const canonical = formatPlatform(platform);
    const plain = text === canonical || isLongForm(text) ? 'canonical' : 'alias';
    return { kind: 'platform', platform, spelling: spelling ?? plain, canonical };
  };
  if (second === undefined) {
    const bareOs = normalisePlatform({ os: os[1] ?? '', architecture: 'amd64', osVersion });
    if (isKnownOs(bareOs.os)) return known(bareOs, 'bare-os');
    const bare = normalisePlatform({ os: 'linux', architecture: first });
    return isKnownArchitecture(bare.architecture)
      ? known(bare, 'bare-architecture')
      : unknown('architecture');
  }
  const platform = normalisePlatform({
    os: os[1] ?? '',
    architecture: second,
    osVersion,
    ...(third === undefined ? {} : { variant: third }),
  });
  if (!isImageOs(platform.os)) return unknown('os');
  if (!isKnownArchitecture(platform.architecture)) return unknown('architecture');
  if (!isKnownVariant(platform.architecture, platform.variant ?? '')) return unknown('variant');
  return known(platform);
}
