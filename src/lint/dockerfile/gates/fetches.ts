import type { CopyInstruction, Dockerfile, RunInstruction, Stage } from '../../../dockerfile/model.ts';
import { downloadsOf } from '../../../shell/download.ts';
import type { Command, Script, Word } from '../../../shell/model.ts';
import { isHomemade, isUrl, patternsOf, withoutRunner } from './download-commands.ts';
import { isChecksumName } from './download-name.ts';
import { resolveInScript, resolveInStage } from './resolve-variable.ts';
import { scriptFacts } from './script-facts.ts';
import { type Traced, traceWord } from './traced-word.ts';

/** One file that a build fetches from the network. */
export interface Fetch {
  readonly instruction: RunInstruction | CopyInstruction;
  readonly stage: Stage;
  /** Undefined for ADD. */
  readonly script: Script | undefined;
  readonly command: Command | undefined;
  /** The address, or the pattern that chooses one of several (`grep linux_amd64`, `gh release download --pattern`). */
  readonly word: Word;
  readonly traced: Traced;
  /** Whether the word is such a pattern. */
  readonly isPattern: boolean;
  /** The file it is written to, if said. */
  readonly output: Word | undefined;
}

const known = new WeakMap<Dockerfile, readonly Fetch[]>();

/** Everything that RUN and ADD fetch, in document order. */
export function fetchesOf(file: Dockerfile): readonly Fetch[] {
  let fetches = known.get(file);
  if (fetches === undefined) {
    fetches = file.stages.flatMap((stage) =>
      stage.instructions.flatMap((instruction) => readFetches(file, stage, instruction)),
    );
    known.set(file, fetches);
  }
  return fetches;
}

function readFetches(file: Dockerfile, stage: Stage, instruction: Stage['instructions'][number]): Fetch[] {
  if (instruction.kind === 'copy' && instruction.keyword === 'ADD') return readAdd(file, stage, instruction);
  if (instruction.kind !== 'run') return [];
  const scripts = instruction.scripts();
  if (instruction.form === 'exec' && scripts.length === 0) return readExec(stage, instruction);
  return scripts.flatMap((script) => readScript(file, stage, instruction, script));
}

/** `RUN ["wget", "https://..."]`: no shell, so nothing in it is expanded. */
function readExec(stage: Stage, instruction: RunInstruction): Fetch[] {
  const { words, span } = instruction;
  const name = words[0]?.value?.replace(/^.*\//, '');
  const place = { branches: [], loops: [], then: undefined, pipeline: 0, within: undefined };
  const command: Command = { span, name, words, assignments: [], redirects: [], ...place };
  return downloadsOf(command).map(({ url: word, output }) => {
    const traced = traceWord(
      { word },
      () => undefined,
      () => false,
    );
    return { instruction, stage, script: undefined, command, word, traced, isPattern: false, output };
  });
}

function readAdd(file: Dockerfile, stage: Stage, instruction: CopyInstruction): Fetch[] {
  return instruction.sources.flatMap((word) => {
    const resolve = resolveInStage(file, stage, word.span.start);
    const traced = traceWord({ word }, resolve, () => false);
    if (!/^(?:https?|ftp):\/\//.test(traced.text)) return [];
    const output = instruction.destination;
    return [
      { instruction, stage, script: undefined, command: undefined, word, traced, isPattern: false, output },
    ];
  });
}

function readScript(file: Dockerfile, stage: Stage, instruction: RunInstruction, script: Script): Fetch[] {
  const facts = scriptFacts(script);
  const fetches: Fetch[] = [];
  const pipelines = new Map<number, Command[]>();
  const add = (command: Command, word: Word, isPattern: boolean, output: Word | undefined): Fetch => {
    const traced = traceWord({ word }, resolveInScript(file, stage, script, command), facts.asks);
    const fetch = { instruction, stage, script, command, word, traced, isPattern, output };
    fetches.push(fetch);
    return fetch;
  };
  const listings = new Set<number>();
  for (const command of script.commands) {
    const pipeline = pipelines.get(command.pipeline);
    if (pipeline === undefined) pipelines.set(command.pipeline, [command]);
    else pipeline.push(command);
    const inner = withoutRunner(command);
    for (const { url, output } of downloadsOf(inner)) {
      const fetch = add(command, url, command.words[0]?.value === 'gh', output);
      if (!isChecksumName(fetch.traced.text)) listings.add(command.pipeline);
    }
    if (isHomemade(command)) {
      for (const word of command.words.slice(1)) if (isUrl(word)) add(command, word, false, undefined);
    }
  }
  for (const [pipeline, commands] of pipelines) {
    if (commands.length < 2 || !listings.has(pipeline)) continue;
    if (
      commands.some(({ name }) => /sum$|^(?:openssl|gpg\d?|shasum|apt-key|minisign|cosign)$/.test(name ?? ''))
    )
      continue;
    for (const command of commands) {
      for (const word of patternsOf(command)) add(command, word, true, undefined);
    }
    // A folder's page is only read to find the file in it.
    const [first] = commands;
    const page = fetches.findIndex(({ command, traced }) => command === first && traced.text.endsWith('/'));
    if (page >= 0) fetches.splice(page, 1);
  }
  return fetches.sort((a, b) => a.word.span.start - b.word.span.start);
}
