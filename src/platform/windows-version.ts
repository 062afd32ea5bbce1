import type { Platform } from './platform.ts';

/** From Windows Server 2022 on, a host runs images of older builds down to this one as well. */
const STABLE_ABI_BUILD = 20348;

/** `10.0.20348.2113` as numbers; parts that are none count as 0. */
const numbers = (version: string | undefined): number[] =>
  (version ?? '').split('.', 4).map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : 0));

/**
 * Whether a windows target runs an image of that version; a target or an entry without version takes any.
 * Major, minor and build must agree; from build 20348 on an older image down to 20348 will do.
 * @see https://github.com/containerd/platforms/blob/main/platform_windows_compat.go
 */
export function runsWindowsVersion(target: Platform, entry: Platform): boolean {
  if (!target.osVersion || !entry.osVersion) return true;
  const [major, minor, build = 0] = numbers(target.osVersion);
  const [entryMajor, entryMinor, entryBuild = 0] = numbers(entry.osVersion);
  if (major !== entryMajor || minor !== entryMinor) return false;
  return build === entryBuild || (entryBuild >= STABLE_ABI_BUILD && entryBuild <= build);
}

/** Orders entries by version, the newest first; those without any come last. Not windows: all equal. */
export function compareWindowsVersions(a: Platform, b: Platform): number {
  if (a.os.toLowerCase() !== 'windows') return 0;
  const left = numbers(a.osVersion);
  const right = numbers(b.osVersion);
  for (let index = 0; index < 4; index += 1) {
    const difference = (right[index] ?? 0) - (left[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
