import type { Word } from '../shell/model.ts';
import { readJsonWords } from './json-words.ts';
import type { RawInstruction } from './lex.ts';
import { documentSpan, type LogicalText, sliceLogical } from './logical-text.ts';
import type { Flag, Instruction, RunInstruction, Variable } from './model.ts';
import type { RunText } from './run-scripts.ts';
import { readWord, readWords, wordEnd, wordRanges } from './words.ts';

/** What an instruction cannot tell by itself. */
export interface Place {
  readonly escape: '\\' | '`';
  readonly stage: number | undefined;
  readonly onbuild: boolean;
  /** Gives a RUN its scripts; they depend on SHELL and on the base image. */
  readonly scripts: (run: RunText) => RunInstruction['scripts'];
}

const FLAG = /^--[A-Za-z]/;

/** Understands one instruction's keyword, flags and arguments. */
export function readInstruction(raw: RawInstruction, place: Place): Instruction {
  const { escape, stage, onbuild } = place;
  const { flags, args } = readFlags(raw.rest, escape);
  const { keyword, keywordSpan, span, heredocs } = raw;
  // Written out instead of spreading what is common: this is the hottest place of reading, and spreads are slow.
  switch (keyword) {
    case 'FROM': {
      const [image, word, name] = readWords(args, escape);
      const as = word?.text.toLowerCase() === 'as' ? name : undefined;
      const platform = flagNamed(flags, 'platform');
      // prettier-ignore
      return { kind: 'from', keyword, keywordSpan, span, flags, args, heredocs, onbuild, stage, image, platform, as };
    }
    case 'ARG':
    case 'ENV': {
      const kind = keyword === 'ARG' ? 'arg' : 'env';
      const variables = kind === 'arg' ? readVariables(args, escape) : readEnv(args, escape);
      return { kind, keyword, keywordSpan, span, flags, args, heredocs, onbuild, stage, variables };
    }
    case 'RUN': {
      const json = readJsonWords(args);
      const form = json === undefined ? 'shell' : 'exec';
      const words = json ?? [];
      const scripts = place.scripts({ form, words, args, heredocs, span });
      // prettier-ignore
      return { kind: 'run', keyword, keywordSpan, span, flags, args, heredocs, onbuild, stage, form, words, scripts };
    }
    case 'COPY':
    case 'ADD': {
      const sources = readJsonWords(args) ?? readWords(args, escape);
      const destination = sources.pop();
      const from = flagNamed(flags, 'from');
      // prettier-ignore
      return { kind: 'copy', keyword, keywordSpan, span, flags, args, heredocs, onbuild, stage, from, sources, destination };
    }
    default: {
      const json = readHealthcheck(keyword, args, escape) ?? readJsonWords(args);
      const form = json === undefined ? 'shell' : 'exec';
      const words = json ?? readWords(args, escape);
      // prettier-ignore
      return { kind: 'other', keyword, keywordSpan, span, flags, args, heredocs, onbuild, stage, form, words };
    }
  }
}

/** `HEALTHCHECK CMD ["a", "b"]`: the word CMD, then the JSON form. */
function readHealthcheck(keyword: string, args: LogicalText, escape: string): Word[] | undefined {
  const check = keyword === 'HEALTHCHECK' ? /^CMD\s+(?=\[)/i.exec(args.text) : null;
  const command = check === null ? undefined : readJsonWords(sliceLogical(args, check[0].length));
  return command === undefined ? undefined : [readWord(args, 0, 3, escape), ...command];
}

/** Leading `--name[=value]` words; `--` alone ends them. */
function readFlags(rest: LogicalText, escape: string): { flags: Flag[]; args: LogicalText } {
  const flags: Flag[] = [];
  let at = 0;
  while (FLAG.test(rest.text.slice(at, at + 3))) {
    const end = wordEnd(rest.text, at, escape);
    const text = rest.text.slice(at, end);
    const equals = text.indexOf('=');
    flags.push({
      name: (equals < 0 ? text : text.slice(0, equals)).slice(2).toLowerCase(),
      span: documentSpan(rest, at, end),
      value: equals < 0 ? undefined : readWord(rest, at + equals + 1, end, escape),
    });
    at = end;
    while (at < rest.text.length && /\s/.test(rest.text.charAt(at))) at++;
  }
  const ending = /^--(?:\s+|$)/.exec(rest.text.slice(at, at + 256));
  if (ending !== null) at += ending[0].length;
  return { flags, args: at === 0 ? rest : sliceLogical(rest, at) };
}

function flagNamed(flags: readonly Flag[], name: string): Flag | undefined {
  return flags.find((flag) => flag.name === name);
}

/** `NAME=value NAME2 NAME3="x y"`. */
function readVariables(args: LogicalText, escape: string): Variable[] {
  const variables: Variable[] = [];
  for (const { start, end } of wordRanges(args.text, escape)) {
    const text = args.text.slice(start, end);
    const equals = text.indexOf('=');
    const nameEnd = equals < 0 ? end : start + equals;
    variables.push({
      name: args.text.slice(start, nameEnd).replace(/^(["'])(.*)\1$/, '$2'),
      nameSpan: documentSpan(args, start, nameEnd),
      span: documentSpan(args, start, end),
      value: equals < 0 ? undefined : readWord(args, nameEnd + 1, end, escape),
    });
  }
  return variables;
}

/** `ENV A=1 B=2`, or the old form `ENV NAME the rest of the line`. */
function readEnv(args: LogicalText, escape: string): Variable[] {
  const first = wordRanges(args.text, escape)[0];
  if (first === undefined) return [];
  if (args.text.slice(first.start, first.end).includes('=')) return readVariables(args, escape);
  let valueStart = first.end;
  while (valueStart < args.text.length && /\s/.test(args.text.charAt(valueStart))) valueStart++;
  const end = Math.max(valueStart, args.text.trimEnd().length);
  return [
    {
      name: args.text.slice(first.start, first.end),
      nameSpan: documentSpan(args, first.start, first.end),
      span: documentSpan(args, first.start, end),
      value: readWord(args, valueStart, end, escape),
    },
  ];
}
