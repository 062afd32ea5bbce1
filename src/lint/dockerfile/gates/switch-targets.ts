import { findArchitectureWords } from '../../../platform/architecture-words.ts';
import { ARCHITECTURES, nameIn } from '../../../platform/architectures.ts';
import { formatPlatform } from '../../../platform/format.ts';
import type { Platform } from '../../../platform/platform.ts';

const known = new WeakMap<Platform, readonly string[]>();

/** Every spelling of a target that a switch may meet, in lower case. */
function spellings(target: Platform): readonly string[] {
  let names = known.get(target);
  if (names === undefined) {
    names = readSpellings(target);
    known.set(target, names);
  }
  return names;
}

function readSpellings(target: Platform): string[] {
  const { architecture, variant = '' } = target;
  const rows = ARCHITECTURES.filter((row) => row.architecture === architecture);
  const own = rows.find((row) => row.variant === target.variant) ?? rows[0];
  const names = Object.entries(own?.names ?? {}).flatMap(([scheme, words]) =>
    scheme === 'goarm' ? [] : words,
  );
  const all = [
    architecture,
    architecture + variant,
    `${architecture}-${variant}`,
    formatPlatform(target),
    ...names,
  ];
  return [...new Set(all.flatMap((name) => [name, `linux/${name}`, `linux-${name}`]))];
}

/** Whether a `case` pattern, a `[[ == ]]` pattern or a plain word lets a target through, however that is spelt. */
export function patternTakes(pattern: string, target: Platform): boolean {
  const text = pattern.replace(/^\(/, '').replace(/["']/g, '').toLowerCase();
  const glob = globOf(text);
  if (spellings(target).some((name) => glob.test(name))) return true;
  // `Linux-x86_64`, `x86_64-unknown-linux-gnu`: the word in it tells.
  return findArchitectureWords(text).some(
    ({ architecture, variant }) =>
      architecture === target.architecture && (variant === undefined || variant === target.variant),
  );
}

function globOf(pattern: string): RegExp {
  const source = pattern
    .slice(0, 200)
    .replace(/\*+/g, '*')
    .split('*')
    .map((piece) =>
      piece
        .split('?')
        .map((plain) => plain.replace(/[-/\\^$+.()|{}]/g, '\\$&').replace(/\[(?![^[\]]*\])/g, '\\['))
        .join('.'),
    );
  try {
    return new RegExp(`^${source.join('.*')}$`);
  } catch {
    return /^$/; // an odd bracket expression: it matches what it says in other ways, which we do not guess
  }
}

/** The pattern that a missing branch needs, by how the subject spells architectures. */
export function patternFor(
  kind: 'goarch' | 'goarch-variant' | 'platform' | 'uname' | 'debian' | 'alpine',
  target: Platform,
): string | undefined {
  switch (kind) {
    case 'platform':
      return formatPlatform(target);
    case 'goarch-variant':
      return `${target.architecture}${target.variant ?? ''}`;
    case 'goarch':
    case 'uname':
    case 'debian':
    case 'alpine':
      return nameIn(kind, target);
  }
}
