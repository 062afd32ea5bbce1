import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { findArchitectureWords } from '../../../platform/architecture-words.ts';
import type { Part, Script, Word } from '../../../shell/model.ts';
import { literalSpanOf, wordTemplate } from '../../../shell/queries.ts';
import type { Span } from '../../../text/span.ts';

/** One place where an architecture's word stands. */
export interface Occurrence {
  readonly instruction: Instruction;
  readonly script: Script | undefined;
  /** The word as written. */
  readonly text: string;
  readonly architecture: string;
  /** Undefined where it cannot be replaced (escapes, a decoded text). */
  readonly span: Span | undefined;
  readonly quote: 'none' | 'single' | 'double';
  /** The part of the path up to and with the word: `kubectl-linux-amd64`. */
  readonly name: string;
  /** What stands in the same part of the path before it. */
  readonly prefix: string;
}

const known = new WeakMap<Dockerfile, readonly Occurrence[]>();

/** Every place of a file where a word names an architecture, each once. */
export function occurrencesOf(file: Dockerfile): readonly Occurrence[] {
  let occurrences = known.get(file);
  if (occurrences === undefined) {
    const bySpan = new Map<string, Occurrence>();
    for (const instruction of file.instructions) {
      for (const { word, script } of wordsOf(instruction)) {
        for (const one of inWord(instruction, script, word)) {
          bySpan.set(`${one.span?.start ?? `w${word.span.start}`}`, one);
        }
      }
    }
    occurrences = [...bySpan.values()];
    known.set(file, occurrences);
  }
  return occurrences;
}

const BORDERS = new Set('/= "\':(^*');

function inWord(instruction: Instruction, script: Script | undefined, word: Word): Occurrence[] {
  const template = wordTemplate(word);
  // Where the name around a place begins; one pass for all of a word's places, or a long word would take quadratic time.
  let from = 0;
  let read = 0;
  return findArchitectureWords(template).map(({ word: text, start, end, architecture }) => {
    for (; read < start; read++) if (BORDERS.has(template.charAt(read))) from = read + 1;
    const span = literalSpanOf(word, start, end);
    const name = template.slice(from, end);
    return {
      instruction,
      script,
      text,
      architecture,
      span,
      quote: quoteAt(word.parts, span),
      name,
      prefix: template.slice(from, start),
    };
  });
}

function quoteAt(parts: readonly Part[], span: Span | undefined): Occurrence['quote'] {
  const part = parts.find((one) => span && one.span.start <= span.start && span.end <= one.span.end);
  return part?.kind === 'literal' ? part.quote : 'none';
}

function wordsOf(instruction: Instruction): { word: Word; script?: Script }[] {
  switch (instruction.kind) {
    case 'run':
      return instruction.scripts().flatMap((script) => scriptWords(script).map((word) => ({ word, script })));
    case 'arg':
    case 'env':
      return instruction.variables.flatMap(({ value }) => (value === undefined ? [] : [{ word: value }]));
    case 'copy':
      return [...instruction.sources, instruction.destination].flatMap((word) =>
        word === undefined ? [] : [{ word }],
      );
    case 'from':
      return [];
    case 'other':
      return instruction.keyword === 'LABEL' ? [] : instruction.words.map((word) => ({ word }));
  }
}

function scriptWords(script: Script): Word[] {
  const targets = (redirects: Script['redirects']): Word[] => redirects.flatMap(({ target }) => target ?? []);
  return [
    ...script.commands.flatMap(({ words, assignments, redirects }) => [
      ...words,
      ...assignments.flatMap(({ value, elements }) => [...(value === undefined ? [] : [value]), ...elements]),
      ...targets(redirects),
    ]),
    ...targets(script.redirects),
  ];
}
