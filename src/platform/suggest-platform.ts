import { rowsNamed } from './architectures.ts';
import { formatPlatform } from './format.ts';
import { isImageOs, isKnownArchitecture, isKnownVariant } from './known-platforms.ts';
import { normalisePlatform } from './normalise.ts';
import type { Platform } from './platform.ts';

/** The architecture that a word probably means; a name of several machines means the commonest one. */
function architectureMeant(word: string): Platform | undefined {
  const own = normalisePlatform({ os: 'linux', architecture: word });
  if (isKnownArchitecture(own.architecture)) return own;
  const found = rowsNamed(word)[0];
  return (
    found && {
      os: 'linux',
      architecture: found.architecture,
      ...(found.variant ? { variant: found.variant } : {}),
    }
  );
}

/** `arm` with `v7`, `7`, `v7l`, `v7hf`: what a variant's word adds; an arm/v8 was meant to be arm64. */
function withVariant(platform: Platform, word: string): Platform | undefined {
  if (platform.architecture === 'arm64' && /^v?[5-7]/.test(word)) {
    return withVariant({ os: platform.os, architecture: 'arm' }, word);
  }
  const digits = /^v?(\d+(?:\.\d+)?)(?:l|hf|hl|a)?$/.exec(word)?.[1];
  const variant = digits === undefined ? word : `v${digits}`;
  const wanted = normalisePlatform({ ...platform, variant });
  if (isKnownVariant(wanted.architecture, wanted.variant ?? '')) return wanted;
  // A core older than v5 runs nothing that images are built for, and v9 is no 32-bit one.
  if (platform.architecture === 'arm' && digits !== undefined) return undefined;
  return normalisePlatform({ os: platform.os, architecture: platform.architecture });
}

/**
 * The canonical platform probably meant by words that are none: `armv7`, `linux/arm32v7`, `amd64/linux`, `arm/v7`,
 * `linux-arm64`, ` linux/amd64`; undefined where nothing in them is known. A variant that cannot be (`arm64/v7`, `amd64/v9`)
 * becomes the machine that it names, else is dropped. Not for platforms that are right.
 */
export function suggestPlatform(text: string): string | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[/\s]+/)
    .filter(Boolean);
  // `linux-arm64` and `linux_amd64`; no architecture starts with the name of a system.
  const parts = words.flatMap((word) => /^(linux|windows|darwin)[-_](.+)$/.exec(word)?.slice(1) ?? [word]);
  if (parts.length > 4) return undefined;
  const os = parts.find((part) => isImageOs(part));
  const rest = parts.filter((part) => part !== os);
  const architecture = rest[0] === undefined ? undefined : architectureMeant(rest[0]);
  if (architecture === undefined || rest.length > 2) return undefined;
  const platform = { ...architecture, os: os ?? 'linux' };
  const meant = rest[1] === undefined ? platform : withVariant(platform, rest[1]);
  return meant && formatPlatform(meant);
}
