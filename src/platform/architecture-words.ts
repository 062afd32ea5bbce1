import {
  ABI_WORDS,
  PLAIN_WORDS,
  SYSTEM_WORDS,
  VOCABULARY,
  type ArchitectureName,
} from './architecture-vocabulary.ts';
import { countsInName, type NamePlace } from './plain-word-in-name.ts';
import { countsInText, isBesideSystem } from './plain-word-in-text.ts';

/** A word that names an architecture: `word` is what stands at `[start, end)` of the text, as it was written. */
export interface ArchitectureWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly architecture: ArchitectureName;
  /** In normal form (`v7`), where the word says it. */
  readonly variant?: string;
}

const escaped = (word: string): string => word.replace(/[-/\\^$*+?.()|[\]{}]/g, '\\$&');

/**
 * All words, the longest first, on borders that are no letter and no digit; a system's name may be joined (`linuxamd64`).
 * Alternatives are literal, so the time is linear in the text.
 */
const WORDS = new RegExp(
  `(?:(?<![a-z0-9])|(?<=linux|darwin|windows))(?:${[...VOCABULARY.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?![a-z0-9])`,
  'gi',
);

/** The names of variables in a text, `$AMD64_URL` or `${AMD64_URL`: what such a one holds is not known. */
const VARIABLES = /\$\{?[a-z_]\w*/gi;

/** Whether an ABI name only repeats the architecture before it: `arm-linux-gnueabihf`, `armv7-unknown-linux-musleabihf`. */
function repeats(text: string, previous: ArchitectureWord | undefined, start: number): boolean {
  const between = previous === undefined ? '' : text.slice(previous.end, start);
  return /^-(?:[a-z0-9]+-)?linux-$/i.test(between.slice(0, 40));
}

/** A piece of every word: most texts hold none, and looking for all words at each of their letters is slow. */
export const ARCHITECTURE_PIECE = /arm|64|86|32|390|eabi/i;

/** The words in a text whose plain ones are let through by `counts`. */
function scan(text: string, counts: (start: number, end: number) => boolean): ArchitectureWord[] {
  const found: ArchitectureWord[] = [];
  if (!ARCHITECTURE_PIECE.test(text)) return found;
  const variables = text.matchAll(VARIABLES);
  let variable = variables.next().value;
  for (const match of text.matchAll(WORDS)) {
    const word = match[0];
    const start = match.index;
    const end = start + word.length;
    const lower = word.toLowerCase();
    const meaning = VOCABULARY.get(lower);
    while (variable && variable.index + variable[0].length <= start) variable = variables.next().value;
    if (!meaning || (variable && variable.index < start)) continue;
    if (PLAIN_WORDS.has(lower) && !counts(start, end)) continue;
    if (SYSTEM_WORDS.has(lower) && !isBesideSystem(text, start, end)) continue;
    if (ABI_WORDS.has(lower) && repeats(text, found.at(-1), start)) continue;
    found.push({ word, start, end, ...meaning });
  }
  return found;
}

/**
 * The words that name an architecture in one word of a command, URL, path or download name, in order.
 *
 * Borders are whatever is neither letter nor digit, and `x86_64` is one word; of several words at one place the longest is
 * taken. `linux-64` and `linux64` are words, `64bit` and `386` are only beside a system's name (`Linux-64bit`: the word is
 * `64bit`), plain `arm` and `x86` only where `countsInText` says so; `win64` is none, being no container platform. A triple
 * gives its first word only. Names of variables are not read, their defaults (`${ARCH:-amd64}`) are.
 */
export function findArchitectureWords(text: string): ArchitectureWord[] {
  return scan(text, countsInText(text));
}

/**
 * The words that name an architecture in a name somebody chose: of a file or folder (a path will do), a build stage, an
 * image's repository, its tag, or a variable. There plain `arm` and `x86` count as `countsInName` says: `Dockerfile.arm`,
 * `build-arm` and `latest-arm` name one, `ARM_CLIENT_ID` and `arm-template` do not.
 */
export function architectureOfName(name: string, place: NamePlace): ArchitectureWord[] {
  return scan(name, (start, end) => countsInName(name, place, start, end));
}
