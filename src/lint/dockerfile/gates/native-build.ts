import type { Dockerfile, RunInstruction, Stage } from '../../../dockerfile/model.ts';
import type { Command, Word } from '../../../shell/model.ts';
import { type ContainerPath, containerPath, pathTemplate, workdirAt } from './container-path.ts';
import { commandsOf } from './run-commands.ts';
import type { Budget } from './stage-flow.ts';

/** A command that makes machine code for the machine it runs on, as far as nothing tells it otherwise. */
export interface NativeBuild {
  readonly run: RunInstruction;
  readonly command: Command;
  /** As shown: `go build`. */
  readonly what: string;
  readonly family: 'go' | 'compiler' | 'make' | 'dotnet' | 'packages';
  /** Where the results stand; `/` for anywhere. */
  readonly made: readonly ContainerPath[];
}

/** A command together with what its paths are relative to. */
export interface Call {
  readonly run: RunInstruction;
  readonly command: Command;
  /** Program and arguments as text, values of ARG and ENV put in. */
  readonly words: readonly string[];
  /** A path of the command's, seen from the folder it runs in. */
  readonly path: (path: string) => ContainerPath;
  /** What ARG or ENV sets a name to; undefined where that is not known. */
  readonly env: (name: string) => string | undefined;
}

/** The commands of a stage's own RUNs in order. */
export function callsIn(file: Dockerfile, stage: Stage): Call[] {
  return stage.instructions.flatMap((run) =>
    run.kind === 'run' && !run.onbuild ? callsOf(file, stage, run) : [],
  );
}

/** The commands of one RUN in order. */
export function callsOf(file: Dockerfile, stage: Stage, run: RunInstruction): Call[] {
  let workdir = workdirAt(file, stage, run.span.start);
  const text = (word: Word): string => pathTemplate(file, stage, word);
  return commandsOf(run).map(({ command }): Call => {
    const words = command.words.map(text);
    const here = workdir;
    if (command.name === 'cd' || command.name === 'pushd') workdir = changed(here, words[1]);
    return {
      run,
      command,
      words,
      path: (path) => containerPath(withoutVariables(path), here),
      env: (name) => assigned(command, name, text) ?? envValue(file, stage, run, name),
    };
  });
}

function assigned(command: Command, name: string, text: (word: Word) => string): string | undefined {
  const value = command.assignments.find((one) => one.name === name)?.value;
  return value && text(value);
}

function envValue(file: Dockerfile, stage: Stage, run: RunInstruction, name: string): string | undefined {
  const span = { start: run.span.start, end: run.span.start };
  const part = {
    kind: 'variable',
    span,
    name,
    operator: undefined,
    operand: undefined,
    quote: 'none',
  } as const;
  const text = pathTemplate(file, stage, { span, text: '', value: undefined, parts: [part] });
  return text.includes('${') ? undefined : text;
}

function changed(workdir: string | undefined, to: string | undefined): string | undefined {
  if (to === undefined || to.includes('$')) return undefined;
  const { path, rooted } = containerPath(to, workdir);
  return rooted ? path : undefined;
}

/** Up to the folder before the first variable: what comes behind is not known. */
function withoutVariables(path: string): string {
  const at = path.search(/\$[{(]|[*?]/);
  return at < 0 ? path : path.slice(0, path.lastIndexOf('/', at) + 1) || '/';
}

/** The value of the last of the options `names` (`-o x`, `-o=x`, and `-ox` for those of one letter). */
export function optionOf(words: readonly string[], names: readonly string[]): string | undefined {
  let found: string | undefined;
  words.forEach((word, index) => {
    for (const name of names) {
      if (word === name) found = words[index + 1];
      else if (word.startsWith(`${name}=`) || word.startsWith(`${name}:`))
        found = word.slice(name.length + 1);
      else if (/^-[a-zA-Z]$/.test(name) && /^-[a-zA-Z][/.\w]/.test(word) && word.startsWith(name)) {
        found = word.slice(2);
      }
    }
  });
  return found;
}

const MOVERS = new Set(['cp', 'mv', 'install', 'ln', 'rsync', 'upx', 'strip']);

/**
 * Where something made at one of `made` also stands after `cp`, `mv`, `install` and the like, in the order of the commands.
 */
export function withMoves(calls: readonly Call[], build: NativeBuild, budget: Budget): ContainerPath[] {
  const places = [...build.made];
  for (const { command, words, path } of calls) {
    budget.left -= places.length;
    if (budget.left < 0) break;
    if (command.span.start <= build.command.span.end || !MOVERS.has(command.name ?? '')) continue;
    const operands = words.slice(1).filter((word) => !word.startsWith('-'));
    const to = operands.at(-1);
    if (to === undefined || operands.length < 2) continue;
    for (const operand of operands.slice(0, -1)) {
      const from = path(operand);
      if (!places.some((place) => isSame(place, from))) continue;
      const { path: folder, rooted } = path(to);
      const name = operand.slice(operand.lastIndexOf('/') + 1);
      places.push({ path: folder, rooted });
      if (!/[*$]/.test(name)) places.push({ path: `${folder}/${name}`, rooted });
    }
  }
  return places;
}

function isSame(made: ContainerPath, from: ContainerPath): boolean {
  if (made.path === '/' || from.path === '/') return false;
  const [whole, part] = [`/${made.path}/`.replace('//', '/'), `/${from.path}/`.replace('//', '/')];
  if (made.rooted && from.rooted) return part.startsWith(whole) || whole.startsWith(part);
  return part.endsWith(whole) || whole.endsWith(part) || part.includes(whole);
}
