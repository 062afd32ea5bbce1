import { findArchitectureWords } from '../../../platform/architecture-words.ts';
import { literalSpanOf, wordTemplate } from '../../../shell/queries.ts';
import type { Word } from '../../../shell/model.ts';
import type { Span } from '../../../text/span.ts';

/** An architecture's own folder or loader in a word: `x86_64-linux-gnu`, `java-8-openjdk-amd64`, `ld-linux-x86-64.so.2`. */
export interface ArchPathWord {
  readonly kind: 'multiarch' | 'jvm' | 'loader';
  readonly architecture: string;
  readonly word: Word;
  /** The whole path, from the word's beginning or the last separator to the next one. */
  readonly path: string;
  /** What differs between architectures: `x86_64-linux-gnu`, `amd64`. */
  readonly text: string;
  /** Where `text` begins within `path`. */
  readonly at: number;
  readonly span: Span;
}

/** More of them in one word are one finding anyway, and each costs a look at its surroundings. */
const MAX_PER_WORD = 32;
/** No longer path is shown or compared. */
const MAX_PATH = 1024;
/** Folders of Debian's multiarch scheme; `/usr/<triplet>/` belongs to cross toolchains and is not meant. */
const MULTIARCH =
  /(?<=(?:^|[/=])(?:lib|include|libexec|gcc)\/|cpython-\d{2,4}-)(?:x86_64|i386|aarch64|arm|powerpc64le|s390x|riscv64)-linux-gnu(?:eabi(?:hf)?)?(?![\w-])/g;
const JVM_FOLDER = /(?<=\/jvm\/)[^/:;,\s"']+/g;
const JRE_FOLDER = /(?<=\/(?:jre\/)?lib\/)(?:amd64|i386|aarch64|arm|ppc64le|s390x)(?=\/)/g;
const LOADER =
  /(?<=(?:ld-(?:linux|musl)|libc\.musl)-)(?:x86-64|x86_64|i386|aarch64|armhf|armv7|ppc64le|s390x|riscv64)(?=\.(?:so|path)\b)/g;

/** All of them in one word; addresses are none of this rule's business. */
export function findArchPaths(word: Word): ArchPathWord[] {
  const template = wordTemplate(word);
  if (!template.includes('/') || template.includes('://')) return [];
  const found: ArchPathWord[] = [];
  const add = (kind: ArchPathWord['kind'], start: number, text: string, architecture?: string): void => {
    const span = literalSpanOf(word, start, start + text.length);
    const named = architecture ?? architectureOf(text);
    if (named === undefined || span === undefined) return;
    const { path, from } = pathAround(template, start);
    found.push({ kind, architecture: named, word, path, text, at: start - from, span });
  };
  for (const match of first(template, MULTIARCH)) add('multiarch', match.index, match[0]);
  for (const match of first(template, LOADER)) add('loader', match.index, match[0]);
  for (const folder of first(template, JVM_FOLDER)) {
    const name = findArchitectureWords(folder[0])[0];
    if (name !== undefined) add('jvm', folder.index + name.start, name.word, name.architecture);
  }
  if (template.includes('/jre/') || template.includes('/jvm/')) {
    for (const match of first(template, JRE_FOLDER)) add('jvm', match.index, match[0]);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function first(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    if (matches.push(match) === MAX_PER_WORD) break;
  }
  return matches;
}

function architectureOf(text: string): string | undefined {
  return findArchitectureWords(text.startsWith('arm-') ? `/${text}` : text)[0]?.architecture;
}

/** The path that stands around an offset, in a list (`a:b`), an option (`--x=a`) or alone. */
function pathAround(template: string, at: number): { path: string; from: number } {
  let from = at;
  while (from > Math.max(0, at - MAX_PATH) && !/[:;,=\s"']/.test(template.charAt(from - 1))) from--;
  let end = at;
  while (end < Math.min(template.length, at + MAX_PATH) && !/[:;,\s"']/.test(template.charAt(end))) end++;
  return { path: template.slice(from, end), from };
}
