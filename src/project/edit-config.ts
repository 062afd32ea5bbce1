import { formatPlatform } from '../platform/format.ts';
import type { Platform } from '../platform/platform.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { parseYaml, type YamlEntry, type YamlMap } from '../text/yaml.ts';
import { readConfig } from './config.ts';
import { editBlockList, editFlowList } from './edit-platform-list.ts';

/**
 * The edits that make a `.multiarch.yaml` name these platforms. Comments, list style and other keys stay; platforms that the file
 * has already stay where they are.
 * @param text undefined or empty when there is no such file yet: then the one edit holds all of it
 * @param platforms normalised, at least one
 * @returns undefined when the file is too broken to be edited: let a person mend it first
 */
export function setPlatforms(
  text: string | undefined,
  platforms: readonly Platform[],
): readonly TextEdit[] | undefined {
  const source = text ?? '';
  const wanted = platforms.map(formatPlatform);
  return candidates(source, wanted).find((edits) => names(applyEdits(source, edits), wanted));
}

/** Whether the text is sound and reads as naming exactly these platforms. */
function names(text: string, wanted: readonly string[]): boolean {
  const found = (readConfig(text, []).config.platforms ?? []).map(formatPlatform);
  const sound = parseYaml(text).problems.length === 0;
  return sound && found.length === wanted.length && wanted.every((name) => found.includes(name));
}

/** Ways to write it, the best first; each is tried by reading the result. */
function candidates(text: string, wanted: readonly string[]): TextEdit[][] {
  const { root, problems } = parseYaml(text);
  if (problems.length > 0) return [];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (root?.kind === 'map') {
    const entry = root.entries.find(({ key }) => key.value === 'platforms');
    return entry === undefined
      ? addKey(text, root, wanted, lineEnd)
      : changeValue(text, entry, wanted, lineEnd);
  }
  if (root !== undefined && (root.kind === 'list' || root.value !== null)) return [];
  return [[append(text, blockEntry(wanted, '', lineEnd), lineEnd)]];
}

function addKey(text: string, root: YamlMap, wanted: readonly string[], lineEnd: string): TextEdit[][] {
  const { start } = root.span;
  if (text[start] === '{') {
    const separator = root.entries.length === 0 ? '' : ', ';
    const span = { start: start + 1, end: start + 1 };
    return [[{ span, newText: `platforms: ${flowList(wanted)}${separator}` }]];
  }
  const indent = /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const entry = blockEntry(wanted, indent, lineEnd);
  // At the end unless something stands there that ends the document.
  const before = { span: { start, end: start }, newText: `${entry.trimStart()}${indent}` };
  return [[append(text, entry, lineEnd)], [before]];
}

function changeValue(
  text: string,
  entry: YamlEntry,
  wanted: readonly string[],
  lineEnd: string,
): TextEdit[][] {
  const { key, value } = entry;
  const whole = {
    start: value.span.start,
    end: value.span.start + text.slice(value.span.start, value.span.end).trimEnd().length,
  };
  const colon = text.indexOf(':', key.span.end) + 1;
  if (whole.end === whole.start) {
    return [[{ span: { start: colon, end: colon }, newText: ` ${flowList(wanted)}` }]];
  }
  const replace = [{ span: whole, newText: flowList(wanted) }];
  if (value.kind !== 'list' || text[whole.start] === '*') return [replace];
  const edits =
    text[whole.start] === '['
      ? editFlowList(text, whole, value.items, wanted, lineEnd)
      : editBlockList(text, value.items, wanted, lineEnd);
  return edits === undefined ? [replace] : [edits, replace];
}

const flowList = (wanted: readonly string[]): string => `[${wanted.join(', ')}]`;

function blockEntry(wanted: readonly string[], indent: string, lineEnd: string): string {
  return [`${indent}platforms:`, ...wanted.map((name) => `${indent}  - ${name}`), ''].join(lineEnd);
}

function append(text: string, lines: string, lineEnd: string): TextEdit {
  const open = text !== '' && !/[\r\n\uFEFF]$/.test(text);
  return { span: { start: text.length, end: text.length }, newText: `${open ? lineEnd : ''}${lines}` };
}
