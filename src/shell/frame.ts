import type { Span } from '../text/span.ts';

/** Where the text that a syntax tree was made of stands in the document. */
export interface Frame {
  readonly source: string;
  /** The document offset of the first code unit of `source`. */
  readonly start: number;
  /**
   * Set where `source` is decoded text (backticks with escapes inside), whose offsets lead nowhere:
   * then everything in it has this one span.
   */
  readonly fixed: Span | undefined;
}

/** Offsets into a frame's source, as the syntax tree has them. */
export interface Extent {
  readonly pos: number;
  readonly end: number;
}

/** The document span of an extent; the parser counts a missing character after a last backslash, so it is clipped. */
export function spanIn(frame: Frame, { pos, end }: Extent): Span {
  const clip = (offset: number) => frame.start + Math.min(offset, frame.source.length);
  return frame.fixed ?? { start: clip(pos), end: clip(Math.max(pos, end)) };
}

/** The text of an extent, as written. */
export function textIn(frame: Frame, { pos, end }: Extent): string {
  return frame.source.slice(pos, end);
}
