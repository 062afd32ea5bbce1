import { formatPlatform } from '../platform/format.ts';
import type { Platform } from '../platform/platform.ts';

/** `linux/amd64, linux/arm64 and linux/arm/v7`, for messages. */
export function platformList(platforms: readonly Platform[]): string {
  return wordList(platforms.map(formatPlatform));
}

/** `a, b and c`. */
export function wordList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}

/** The targets that something made for `architecture` does not serve. */
export function otherTargets(targets: readonly Platform[], architecture: string): Platform[] {
  return targets.filter((target) => target.architecture !== architecture);
}
