import { nameIn, type NameScheme } from '../../../platform/architectures.ts';
import { formatPlatform } from '../../../platform/format.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { FixedFetch } from '../gates/fixed-architecture.ts';
import { PUBLISHERS } from './publishers.ts';

/** What stands in a download's name for each target. */
export interface NamesByTarget {
  /** Only targets that have a name. */
  readonly names: ReadonlyMap<Platform, string>;
  /** The text after the architecture's word that is part of its name in this scheme: `-unknown-linux-gnu`. */
  readonly tail: string;
  /** Whether the publisher is known to use these names. */
  readonly isKnown: boolean;
  /** Linux targets for which there is no name: a known publisher offers nothing for them. */
  readonly without: readonly Platform[];
  /** Whether every name is what `TARGETARCH` holds. */
  readonly isTargetarch: boolean;
}

/** Words that follow no scheme, with what usually stands beside them (hugo and geckodriver name theirs so). */
const LOOSE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '64bit': { amd64: '64bit', arm64: 'ARM64' },
  linux64: { amd64: 'linux64', arm64: 'linux-aarch64' },
  armv7: { amd64: 'amd64', arm64: 'arm64', 'arm/v7': 'armv7', 'arm/v6': 'armv6' },
};

/** The names for all targets, as far as the one that is written tells how they go on. */
export function namesByTarget(fixed: FixedFetch, targets: readonly Platform[]): NamesByTarget | undefined {
  const { text } = fixed.fetch.traced;
  const { word, end } = fixed.places[0].word;
  const tail = /^-unknown-linux-(?:gnu|musl)(?:eabihf)?(?![a-z])/.exec(text.slice(end))?.[0] ?? '';
  const publisher = tail === '' ? PUBLISHERS.find(({ address }) => address.test(text)) : undefined;
  const lookup = publisher?.only ?? LOOSE[word];
  const scheme = lookup === undefined ? schemeFor(word + tail, text) : undefined;
  if (lookup === undefined && scheme === undefined) return undefined;
  const names = new Map<Platform, string>();
  for (const target of targets) {
    const name =
      lookup === undefined ? scheme && nameIn(scheme, target) : lookup[nameIn('oci', target) ?? ''];
    if (name !== undefined && target.os === 'linux') names.set(target, name);
  }
  // The scheme was guessed from one word: it must at least give that word back.
  const own = [...names].find(([{ architecture }]) => architecture === fixed.architecture);
  if (own !== undefined && own[1] !== word + tail) return undefined;
  if (![...names.keys()].some(({ architecture }) => architecture !== fixed.architecture)) return undefined;
  const isKnown = publisher !== undefined || isRustup(text);
  const without = targets.filter((target) => target.os === 'linux' && !names.has(target));
  const isTargetarch = [...names].every(([target, name]) => name === target.architecture);
  return { names, tail, isKnown, without, isTargetarch };
}

function isRustup(text: string): boolean {
  return text.startsWith('https://static.rust-lang.org/rustup/');
}

function schemeFor(word: string, text: string): NameScheme | undefined {
  if (word.includes('-unknown-linux-musl')) return 'rustMusl';
  if (word.includes('-unknown-linux-gnu')) return 'rustGnu';
  if (/^(?:x86_64|aarch64)$/.test(word))
    return text.endsWith('.rpm') ? 'rpm' : /\.whl(?:$|[?#])/.test(text) ? 'uname' : 'alpine';
  if (/^(?:amd64|arm64|386|arm|armhf|ppc64le|s390x|riscv64)$/.test(word)) {
    return word === 'armhf' || /\.deb(?:$|[?#])/.test(text) ? 'debian' : 'goarch';
  }
  if (word === 'x64') return 'dotnet';
  return word === 'linux-64' ? 'conda' : word === 'armv7l' ? 'uname' : undefined;
}

/** The `case` pattern for a target over `$TARGETARCH$TARGETVARIANT`; `amd64*` since linux/amd64/v2 has the variant `v2`. */
export function casePattern(target: Platform): string {
  if (target.architecture === 'arm')
    return formatPlatform(target)
      .replace(/^[^/]*\//, '')
      .replace('/', '');
  return target.architecture === 'amd64' || target.architecture === 'arm64'
    ? `${target.architecture}*`
    : target.architecture;
}
