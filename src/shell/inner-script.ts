import { programName } from './unwrap.ts';
import type { Word } from './model.ts';

/** A string that a shell will run: its text and where that begins in the document. */
export interface InnerScript {
  readonly source: string;
  readonly start: number;
}

const SHELLS = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh']);

/**
 * The script in `sh -c '...'`, `bash -euo pipefail -c "..."`, `su user -c '...'` or `eval '...'`.
 * Undefined where its characters do not stand one by one in the document (escapes, several strings).
 */
export function innerScript(words: readonly Word[]): InnerScript | undefined {
  const word = scriptWord(programName(words[0]) ?? '', words);
  return word && exactText(word);
}

function scriptWord(name: string, words: readonly Word[]): Word | undefined {
  if (name === 'eval') return words.length === 2 ? words[1] : undefined;
  if (name === 'su' || name === 'runuser') {
    const at = words.findIndex((word) => word.value === '-c' || word.value === '--command');
    return at < 0 ? undefined : words[at + 1];
  }
  return SHELLS.has(name) ? shellScriptWord(words) : undefined;
}

/** The first operand after options of which one has the letter `c`; `-o pipefail` takes a word. */
function shellScriptWord(words: readonly Word[]): Word | undefined {
  let runs = false;
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index];
    const option = word?.value;
    if (option === undefined || !/^[-+]./.test(option)) return runs ? word : undefined;
    if (option.startsWith('--')) continue;
    if (option.startsWith('-') && option.includes('c')) runs = true;
    if (option.endsWith('o') || option.endsWith('O')) index += 1;
  }
  return undefined;
}

/** The string between one pair of quotes (or a bare word), if nothing in it is escaped. */
function exactText(word: Word): InnerScript | undefined {
  if (word.text.length !== word.span.end - word.span.start) return undefined;
  const quote = word.parts[0]?.kind === 'literal' ? word.parts[0].quote : undefined;
  const marked = /^(["'])([^]*)\1$/.exec(word.text);
  const source = marked ? marked[2] : word.text;
  if (source === undefined || (!marked && (word.value !== source || quote !== 'none'))) return undefined;
  if (marked?.[1] === "'" && (word.parts.length !== 1 || quote !== 'single')) return undefined;
  if (marked?.[1] === '"' && (source.includes('\\') || !word.parts.every(isDoubleQuoted))) return undefined;
  return { source, start: word.span.start + (marked ? 1 : 0) };
}

function isDoubleQuoted(part: Word['parts'][number]): boolean {
  // A command part does not say how it is quoted; a quote mark in it would end the string only outside of it.
  return part.kind === 'command' || (part.kind !== 'other' && part.quote === 'double');
}
