/** A half-open range `[start, end)` of UTF-16 code units in one document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text that `span` covers. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Whether `inner` lies wholly within `outer` (equal counts). */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
