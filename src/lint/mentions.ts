import { ARCHITECTURE_PIECE } from '../platform/architecture-words.ts';

/*
 * What a file must hold somewhere for a rule to have anything to say. Only a quick way to leave a file alone: none of
 * these judges, and a text that holds one of them is read as carefully as if there were none.
 */

export const ARCHITECTURE = ARCHITECTURE_PIECE;

/** An architecture, or one of the `others`. */
export function architectureOr(others: string): RegExp {
  return new RegExp(`${ARCHITECTURE_PIECE.source}|${others}`, 'i');
}

/** `TARGETARCH`, `BUILDPLATFORM` and the other automatic platform ARGs. */
export const AUTOMATIC_ARG = /(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)/;

/** One that stands for the machine that builds. */
export const BUILD_ARG = /BUILD(?:PLATFORM|OS|ARCH)/;

export const PLATFORM_FLAG = /--platform/i;

/** An architecture, or a board that images are made for (`single-arch-image.ts`). */
export const ARCHITECTURE_OR_BOARD = architectureOr('rpi|raspberry|jetson|rockpi|intel-nuc|surface');
