import { formatPlatform } from '../platform/format.ts';
import { parsePlatform } from '../platform/parse.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { YamlNode } from '../text/yaml.ts';

/** The items that stay (the first of each wanted platform), those that go, and what is to be added. */
function sortOut(
  items: readonly YamlNode[],
  wanted: readonly string[],
): { kept: YamlNode[]; dropped: YamlNode[]; fresh: string[] } {
  const kept = new Map<string, YamlNode>();
  for (const item of items) {
    const parsed = parsePlatform(item.kind === 'scalar' ? String(item.value) : '');
    const name =
      parsed.kind === 'platform' && parsed.spelling !== 'bare-os' ? formatPlatform(parsed.platform) : '';
    if (wanted.includes(name) && !kept.has(name)) kept.set(name, item);
  }
  const staying = [...kept.values()];
  return {
    kept: staying,
    dropped: items.filter((item) => !staying.includes(item)),
    fresh: wanted.filter((name) => !kept.has(name)),
  };
}

/**
 * Edits of a list written with dashes: lines go with their comments, new ones follow the last that stays.
 * @returns undefined when an item does not stand on a line of its own
 */
export function editBlockList(
  text: string,
  items: readonly YamlNode[],
  wanted: readonly string[],
  lineEnd: string,
): TextEdit[] | undefined {
  const lines = items.map((item) => dashedLine(text, item.span));
  const first = lines[0];
  if (first === undefined || lines.includes(undefined)) return undefined;
  const { kept, dropped, fresh } = sortOut(items, wanted);
  const added = fresh.map((name) => `${lineEnd}${first.indent}- ${name}`);
  // A line goes with the line end before it, since the last one of a file may have none after it.
  const removal = (item: YamlNode): TextEdit => {
    const line = lines[items.indexOf(item)] ?? first;
    const start = text.startsWith('\r\n', line.start - 2) ? line.start - 2 : line.start - 1;
    return { span: { start, end: line.end }, newText: '' };
  };
  const last = kept.at(-1);
  if (last !== undefined) {
    const end = lines[items.indexOf(last)]?.end ?? first.end;
    const insertion = { span: { start: end, end }, newText: added.join('') };
    return [...dropped.map(removal), ...(added.length > 0 ? [insertion] : [])];
  }
  const newText = added.join('').slice(lineEnd.length);
  const replacement = { span: { start: first.start, end: first.end }, newText };
  return [replacement, ...dropped.slice(1).map(removal)];
}

/** The line of an item without its end, and what stands before its dash. */
function dashedLine(text: string, item: Span): (Span & { indent: string }) | undefined {
  const start = Math.max(text.lastIndexOf('\n', item.start - 1), text.lastIndexOf('\r', item.start - 1)) + 1;
  const indent = /^([ \t]*)-[ \t]+$/.exec(text.slice(start, item.start))?.[1];
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/.exec(
    text.slice(item.end).split(/[\r\n]/, 1)[0] ?? '',
  )?.[0];
  if (start === 0 || indent === undefined || rest === undefined) return undefined;
  return { start, end: item.end + rest.length, indent };
}

/** Edits of a list in brackets, on one line or several; without comments in it, it is written anew in the same style. */
export function editFlowList(
  text: string,
  list: Span,
  items: readonly YamlNode[],
  wanted: readonly string[],
  lineEnd: string,
): TextEdit[] {
  const source = text.slice(list.start, list.end);
  const { kept, dropped, fresh } = sortOut(items, wanted);
  const [head] = kept;
  if (!source.includes('#') || head === undefined) {
    const opening = /^\[[ \t]*(?:\r\n|\r|\n)([ \t]*)/.exec(source);
    const closing = /[\r\n]([ \t]*)\]$/.exec(source)?.[1];
    if (opening === null || closing === undefined) return [{ span: list, newText: `[${wanted.join(', ')}]` }];
    const inner = wanted.map((name) => `${opening[1] ?? ''}${name},`).join(lineEnd);
    return [{ span: list, newText: `[${lineEnd}${inner}${lineEnd}${closing}]` }];
  }
  const removals = dropped.map(({ span }): TextEdit => {
    const comma = /^\s*,[ \t]*/.exec(text.slice(span.end, list.end))?.[0] ?? '';
    return { span: { start: span.start, end: span.end + comma.length }, newText: '' };
  });
  const insertion = {
    span: { start: head.span.start, end: head.span.start },
    newText: fresh.map((name) => `${name}, `).join(''),
  };
  return [...removals, ...(fresh.length > 0 ? [insertion] : [])];
}
