import { normalisePlatform } from './normalise.ts';
import type { Platform } from './platform.ts';
import { compareWindowsVersions, runsWindowsVersion } from './windows-version.ts';

/** An architecture with its variant, `''` for the default one. */
type Machine = readonly [architecture: string, variant: string];

/** The integers from `from` down to `to`. */
const countDown = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => from - index);

/** `v7` is 7; NaN for anything else. */
const versionOf = (variant: string): number => (/^v\d{1,3}$/.test(variant) ? Number(variant.slice(1)) : NaN);

/** arm64/v9.x runs v9.0 to v9.x and v8.0 to v8.(x+5), arm64/v8.x runs v8.0 to v8.x; v8.0 is written ''. */
function arm64Variants(variant: string): string[] {
  const [, major, minor = '0'] = /^v([89])(?:\.(\d))?$/.exec(variant || 'v8') ?? [];
  if (major === undefined) return [variant];
  const v9 = major === '9' ? countDown(Number(minor), 0).map((n) => (n === 0 ? 'v9' : `v9.${n}`)) : [];
  const highest = major === '9' ? Number(minor) + 5 : Number(minor);
  return [...v9, ...countDown(highest, 0).map((n) => (n === 0 ? '' : `v8.${n}`))];
}

/** What a machine runs of its own architecture, the best first. */
function sameArchitecture([architecture, variant]: Machine): Machine[] {
  const version = versionOf(variant);
  switch (architecture) {
    case 'amd64': {
      const lower = Number.isNaN(version) ? [] : countDown(version - 1, 1);
      return [variant, ...lower.map((n) => (n === 1 ? '' : `v${n}`))].map((name) => [architecture, name]);
    }
    case 'arm': {
      const lower = Number.isNaN(version) ? [] : countDown(version - 1, 5);
      return [variant, ...lower.map((n) => `v${n}`)].map((name) => [architecture, name]);
    }
    case 'arm64':
      return arm64Variants(variant).map((name) => [architecture, name]);
    default:
      return [[architecture, variant]];
  }
}

/** The 32-bit architecture that containerd turns to last. */
function thirtyTwoBit([architecture, variant]: Machine): Machine[] {
  if (architecture === 'amd64') return [['386', '']];
  if (architecture === 'arm64') return sameArchitecture(['arm', variant === 'v9' ? 'v9' : 'v8']);
  return [];
}

/** The best of the entries that a machine of `wanted` (the best first) takes, or undefined. */
function best(
  entries: readonly Platform[],
  target: Platform,
  wanted: readonly Machine[],
): Platform | undefined {
  const candidates = entries.flatMap((entry) => {
    const { os, architecture, variant = '' } = normalisePlatform(entry);
    const rank = wanted.findIndex((machine) => machine[0] === architecture && machine[1] === variant);
    const serves = rank >= 0 && os === target.os && (os !== 'windows' || runsWindowsVersion(target, entry));
    return serves ? [{ entry, rank }] : [];
  });
  const newest = target.osVersion ? compareWindowsVersions : () => 0;
  // The sort is stable: of equals, the first one in the index wins, as with containerd.
  return candidates.sort((a, b) => a.rank - b.rank || newest(a.entry, b.entry))[0]?.entry;
}

/**
 * The entry of an image index that serves `target` with code of the target's own architecture, the best match first: an
 * arm/v7 target takes v7, v6, v5 and never v8; arm64/v9 takes v9 and v8; amd64/v3 takes v3, v2 and v1. Entries need not
 * be normalised; the one found is returned as it was given. A windows version counts only when the target has one.
 * @see https://github.com/containerd/platforms/blob/main/compare.go
 */
export function offers(entries: readonly Platform[], target: Platform): Platform | undefined {
  const goal = normalisePlatform(target);
  return best(entries, goal, sameArchitecture([goal.architecture, goal.variant ?? '']));
}

/**
 * The entry that containerd and BuildKit pull for `target`: as `offers`, but when nothing of the target's architecture
 * is there, an arm64 target is given 32-bit arm (v8, v7, v6, v5) and an amd64 one 386.
 * @see https://github.com/containerd/platforms/blob/main/compare.go `Only`
 */
export function wouldPull(entries: readonly Platform[], target: Platform): Platform | undefined {
  const goal = normalisePlatform(target);
  const machine: Machine = [goal.architecture, goal.variant ?? ''];
  return best(entries, goal, [...sameArchitecture(machine), ...thirtyTwoBit(machine)]);
}
