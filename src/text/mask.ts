import type { Span } from './span.ts';

/**
 * `text` with every covered code unit but line ends replaced by a blank, so that what remains keeps its offsets.
 * With `lineEnds` the line ends in the spans become blanks as well (joining continued lines).
 */
export function mask(text: string, spans: readonly Span[], lineEnds = false): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.end <= at) continue;
    const start = Math.max(at, span.start);
    parts.push(text.slice(at, start));
    const covered = text.slice(start, span.end);
    parts.push(lineEnds ? ' '.repeat(covered.length) : covered.replace(/[^\r\n]/g, ' '));
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
