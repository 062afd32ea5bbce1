import type { Platform } from '../platform/platform.ts';

/**
 * What is known of an image beyond the file that names it. Unknown is a value of its own: no rule may treat it as missing.
 */
export type ImageFact =
  | { readonly kind: 'index'; readonly digest: string; readonly platforms: readonly Platform[] }
  | { readonly kind: 'manifest'; readonly digest: string; readonly platform: Platform }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a rule may ask beyond its file; undefined means "not asked yet", and the engine notes the wish. */
export interface Facts {
  /** @param reference a canonical image reference, such as `docker.io/library/alpine:3.20` */
  image(reference: string): ImageFact | undefined;
}

/** Knows nothing: the facts of an offline run. */
export const NO_FACTS: Facts = { image: () => undefined };
