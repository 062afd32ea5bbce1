import { expandWord } from '../../dockerfile/expand.ts';
import { globalLookup } from '../../dockerfile/global-scope.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import { ownPlatform } from '../../dockerfile/stage-platform.ts';
import { findArchitectureWords } from '../../platform/architecture-words.ts';
import { literalSpanOf, wordTemplate } from '../../shell/queries.ts';
import { downloadsOf } from '../../shell/download.ts';
import type { Word } from '../../shell/model.ts';
import { sliceSpan, type Span } from '../../text/span.ts';
import { wordList } from '../platform-list.ts';
import { ARCHITECTURE_OR_BOARD } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { fileArchitectures } from './gates/dedicated.ts';
import { hasDynamicMarker } from './gates/dynamic-marker.ts';
import { namedArchitectures } from './gates/named-architectures.ts';
import { commandsOf } from './gates/run-commands.ts';
import { singleArchImage } from './gates/single-arch-image.ts';

export const fileArchMismatch: DockerfileRule = {
  id: 'file-arch-mismatch',
  language: 'dockerfile',
  mentions: ARCHITECTURE_OR_BOARD,
  severity: 'error',
  summary: "The file is named after one architecture and takes another one's image or download",
  docs: {
    why: '`Dockerfile.arm64` with an amd64 base image or download is a copy that was not finished: the image is published as arm64 and holds amd64 programs, which stop with `exec format error`.',
    wrong: '# Dockerfile.arm64\nFROM amd64/debian:13',
    right: '# Dockerfile.arm64\nFROM arm64v8/debian:13',
    silent:
      'When the file names its own architecture beside the other one (cross compiling), and between 32 and 64 bits of one family (`arm` and `arm64`, `x86` and `amd64`), since one runs the other or the name is used for both.',
  },
  *check(file, { path }) {
    const own = fileArchitectures(path);
    const families = new Set([...own].map(familyOf));
    // A folder for one and a file for another, or none at all, tells nothing.
    if (families.size !== 1) return;
    const isForeign = (architecture: string): boolean => !families.has(familyOf(architecture));
    const places = [...imagePlaces(file), ...downloadPlaces(file)].filter(({ architecture }) =>
      isForeign(architecture),
    );
    if (places.length === 0) return;
    const naming = file.instructions.filter(
      (instruction) =>
        // A LABEL or CMD builds nothing.
        instruction.kind !== 'other' &&
        [...namedArchitectures(file, instruction)].some((architecture) => !isForeign(architecture)),
    );
    if (naming.some(({ kind }) => kind !== 'from')) return;
    for (const { architecture, span, shown, stage } of places) {
      // What is fetched into an image of the file's own architecture has to run there.
      if (naming.length > 0 && !naming.some((from) => from === stage?.from)) continue;
      const text = shown ?? sliceSpan(file.text, span);
      yield {
        message: `By its name this file is for ${wordList([...own])}, but \`${text}\` is for ${architecture}: the programs in it do not run there. Use the one for ${wordList([...own])}, or rename the file.`,
        span,
      };
    }
  },
};

/** x86 in both widths and arm in both widths count as one each. */
function familyOf(architecture: string): string {
  if (architecture === '386') return 'amd64';
  return architecture === 'arm' ? 'arm64' : architecture;
}

interface Place {
  readonly architecture: string;
  readonly span: Span;
  /** The stage that a download is made in. */
  readonly stage?: Stage | undefined;
  /** What to call it, where the span's text alone says too little. */
  readonly shown?: string;
}

/** Base images and `--platform` flags of one architecture. */
function* imagePlaces(file: Dockerfile): Generator<Place> {
  const lookup = globalLookup(file);
  for (const stage of file.stages) {
    const own = ownPlatform(file, stage);
    if (own.kind === 'fixed' && own.platform.kind === 'platform') {
      yield { architecture: own.platform.platform.architecture, span: own.flag.span };
      continue;
    }
    const { image } = stage.from;
    if (image === undefined || own.kind === 'build') continue;
    const architecture = singleArchImage(expandWord(image, lookup).template)?.platforms[0]?.architecture;
    if (architecture !== undefined) yield { architecture, span: image.span };
  }
}

/** Addresses that name one architecture, in commands, ADD, ARG and ENV. */
function* downloadPlaces(file: Dockerfile): Generator<Place> {
  for (const instruction of file.instructions) {
    const words = addresses(instruction).filter((word) => wordTemplate(word).includes('://'));
    if (words.length === 0 || hasDynamicMarker(file, instruction)) continue;
    for (const word of words) {
      const template = wordTemplate(word);
      const found = findArchitectureWords(template);
      const [first] = found;
      if (first === undefined || new Set(found.map(({ architecture }) => architecture)).size > 1) continue;
      const span = literalSpanOf(word, first.start, first.end) ?? word.span;
      yield {
        architecture: first.architecture,
        span,
        stage: file.stages[instruction.stage ?? -1],
        shown: template.slice(template.lastIndexOf('/', first.start) + 1),
      };
    }
  }
}

function addresses(instruction: Instruction): Word[] {
  switch (instruction.kind) {
    case 'run':
      return commandsOf(instruction).flatMap(({ command }) => downloadsOf(command).map(({ url }) => url));
    case 'copy':
      return [...instruction.sources];
    case 'arg':
    case 'env':
      return instruction.variables.flatMap(({ value }) => (value === undefined ? [] : [value]));
    case 'from':
    case 'other':
      return [];
  }
}
