import { rowsNamed } from '../../../platform/architectures.ts';
import { parsePlatform } from '../../../platform/parse.ts';
import type { Platform } from '../../../platform/platform.ts';

/** What a word names: an architecture, in one variant where it says so. */
export type NamedArchitecture = Pick<Platform, 'architecture' | 'variant'>;

/** The machines that a fixed word may name: `aarch64`, `armhf` (two of them), `linux/arm64/v8`; none for other words. */
export function machinesNamed(token: string): readonly NamedArchitecture[] {
  if (token.length < 3 || token.length > 40 || !/^[\w/.-]+$/.test(token)) return [];
  const rows = rowsNamed(token);
  if (rows.length > 0) return rows;
  if (!token.includes('/')) return [];
  const parsed = parsePlatform(token);
  if (parsed.kind === 'platform') return [parsed.platform];
  const meant = parsed.suggestion === undefined ? undefined : parsePlatform(parsed.suggestion);
  return meant?.kind === 'platform' ? [meant.platform] : [];
}

/** The platforms that a word names. */
export function platformsNamed(token: string, platforms: readonly Platform[]): Platform[] {
  const machines = machinesNamed(token);
  return platforms.filter((platform) =>
    machines.some(
      ({ architecture, variant }) =>
        architecture === platform.architecture && (variant === undefined || variant === platform.variant),
    ),
  );
}

/** Whether a shell pattern matches a text; `[...]` counts as matching any character. */
export function patternMatches(pattern: string, text: string): boolean {
  const pieces = pattern.replace(/\[[^\]]*\]/g, '?').split('*');
  const fits = (piece: string, at: number): boolean => {
    if (at + piece.length > text.length) return false;
    for (let index = 0; index < piece.length; index++) {
      if (piece[index] !== '?' && piece[index] !== text[at + index]) return false;
    }
    return true;
  };
  const [first = '', ...rest] = pieces;
  if (!fits(first, 0)) return false;
  let at = first.length;
  const last = rest.pop();
  if (last === undefined) return at === text.length;
  for (const piece of rest) {
    while (at <= text.length && !fits(piece, at)) at++;
    if (at > text.length) return false;
    at += piece.length;
  }
  return text.length - last.length >= at && fits(last, text.length - last.length);
}
