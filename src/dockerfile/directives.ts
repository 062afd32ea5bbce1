import type { Directive } from './model.ts';

const KNOWN = new Set(['syntax', 'escape', 'check']);
const DIRECTIVE = /^[ \t]*#[ \t]*([a-zA-Z][a-zA-Z0-9]*)[ \t]*=[ \t]*(\S.*)$/;

/**
 * The parser directives at the head: the first line that is none (any other comment, an empty line) ends them.
 * @see https://docs.docker.com/reference/dockerfile/#parser-directives
 */
export function readDirectives(text: string): Directive[] {
  const directives: Directive[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const match = DIRECTIVE.exec(text.slice(start, trimLineEnd(text, start, end)));
    const name = match?.[1]?.toLowerCase();
    if (match === null || name === undefined || !KNOWN.has(name)) break;
    // BuildKit refuses a file that repeats one.
    if (directives.some((directive) => directive.name === name)) break;
    directives.push({
      name,
      value: (match[2] ?? '').trimEnd(),
      span: { start: text.indexOf('#', start), end: trimLineEnd(text, start, end) },
    });
    start = end + 1;
  }
  return directives;
}

function trimLineEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && text[last - 1] === '\r') last--;
  return last;
}
