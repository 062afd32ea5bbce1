import type { Platform } from '../../../platform/platform.ts';
import { KNOWN_PLATFORMS } from './arch-subject.ts';
import type { ArchTest } from './arch-tests.ts';
import { patternMatches, platformsNamed } from './arch-token.ts';

/** Whether the subject says this word on any platform at all. */
export function isSaid({ subject, token }: ArchTest, targets: readonly Platform[]): boolean {
  return [...KNOWN_PLATFORMS, ...targets].some((platform) => subject.says(platform).includes(token));
}

/** Whether a test is true of one of these words; `*` is the branch for the rest. */
export function serves(token: string, words: readonly string[]): boolean {
  return token !== '' && token !== '*' && words.some((text) => patternMatches(token, text));
}

/** Whether a wrong name before it in `a|b)` is to become the same right one. */
export function hasTwin(test: ArchTest, right: readonly string[], targets: readonly Platform[]): boolean {
  return test.group.some(
    (other) =>
      other.alternatives === test.alternatives &&
      other.word.span.start < test.word.span.start &&
      !isSaid(other, targets) &&
      platformsNamed(other.token, targets).some((platform) =>
        right.includes(other.subject.says(platform)[0] ?? ''),
      ),
  );
}
