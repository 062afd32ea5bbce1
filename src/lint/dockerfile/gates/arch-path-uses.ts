import type { Dockerfile, Instruction, RunInstruction } from '../../../dockerfile/model.ts';
import { usesOf } from '../../../dockerfile/stages.ts';
import { downloadsOf } from '../../../shell/download.ts';
import type { Command, Script, Word } from '../../../shell/model.ts';
import { type ArchPathWord, findArchPaths } from './arch-path-words.ts';
import { imageArchitectures, stagePins } from './pinned-stage.ts';

/** A path of one architecture and what is done with it. */
export interface ArchPathUse extends ArchPathWord {
  readonly role: 'source' | 'destination' | 'command' | 'variable' | 'program' | 'folder';
  /** The ENV, ARG or shell variable that gets it. */
  readonly variable?: string;
  /** In a RUN, the command's name; empty where it is computed or there is none. */
  readonly command?: string;
}

/** Commands that do no harm where a path is missing, or whose words are texts rather than paths. */
const HARMLESS = new Set('[ [[ test rm ls grep egrep sed awk perl export unset touch'.split(' '));
const WRITERS = new Set(['echo', 'printf', 'cat']);

/** The paths of single architectures that an instruction relies on. */
export function archPathUses(file: Dockerfile, instruction: Instruction): ArchPathUse[] {
  switch (instruction.kind) {
    case 'run':
      return runUses(instruction);
    case 'env':
    case 'arg':
      return instruction.variables.flatMap(({ name, value }) =>
        value === undefined ? [] : tag(value, 'variable', name),
      );
    case 'copy': {
      // A path of the build context is the business of `arch-copy`.
      if (instruction.from === undefined) {
        const named = instruction.sources.some((word) => findArchPaths(word).length > 0);
        return named ? [] : tag(instruction.destination, 'destination');
      }
      const sources = sourcePins(file, instruction);
      const uses = instruction.sources.flatMap((word) => tag(word, 'source'));
      return [...uses, ...tag(instruction.destination, 'destination')].filter(
        (use) => !sources.has(use.architecture),
      );
    }
    case 'from':
      return [];
    case 'other':
      if (/^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(instruction.keyword)) {
        return instruction.words.flatMap((word) => tag(word, 'program'));
      }
      return instruction.keyword === 'WORKDIR'
        ? instruction.words.flatMap((word) => tag(word, 'folder'))
        : [];
  }
}

function tag(word: Word | undefined, role: ArchPathUse['role'], variable?: string): ArchPathUse[] {
  if (word === undefined) return [];
  return findArchPaths(word).map((path) => ({
    ...path,
    role,
    ...(variable === undefined ? {} : { variable }),
  }));
}

/** What the stage or image behind `COPY --from` is bound to: its paths are right there. */
function sourcePins(file: Dockerfile, instruction: Instruction): ReadonlySet<string> {
  const pins = usesOf(file, instruction, () => undefined).flatMap(({ source, stages }) =>
    stages.length > 0
      ? stages.flatMap((stage) => [...stagePins(file, stage)])
      : imageArchitectures(source.text),
  );
  return new Set(pins);
}

function runUses(run: RunInstruction): ArchPathUse[] {
  return run.scripts().flatMap((script) => {
    const probes = probedArchitectures(script);
    return script.commands.flatMap(commandUses).filter((use) => !probes.has(use.architecture));
  });
}

/** `[ -f /usr/lib/x86_64-linux-gnu/x ]`: the script knows that it may be missing. */
function probedArchitectures(script: Script): ReadonlySet<string> {
  const tests = script.commands.filter(({ name }) => name === '[' || name === 'test' || name === '[[');
  return new Set(tests.flatMap(({ words }) => words.flatMap(findArchPaths)).map((path) => path.architecture));
}

function commandUses(command: Command): ArchPathUse[] {
  if (command.then === '||') return [];
  const name = command.name ?? '';
  const written = command.redirects
    .filter(({ operator }) => operator.startsWith('>'))
    .flatMap(({ target }) => tag(target, 'destination').filter(isLoaderSetting));
  const assigned = [
    ...command.assignments.flatMap((assignment) => tag(assignment.value, 'variable', assignment.name)),
    ...written,
  ].map((use) => ({ ...use, command: name }));
  if (HARMLESS.has(name) || downloadsOf(command).length > 0) return assigned;
  const words = WRITERS.has(name) ? command.words.filter(writesAssignment) : command.words;
  const uses = words.flatMap((word) => tag(word, 'command'));
  return [...assigned, ...uses.map((use) => ({ ...use, command: name }))];
}

/** `/etc/ld-musl-x86_64.path`: the folders that the loader of that architecture looks into. */
export function isLoaderSetting({ kind, path }: ArchPathWord): boolean {
  return kind === 'loader' && path.endsWith('.path');
}

/** `echo "export JAVA_HOME=/usr/lib/jvm/..." >> hadoop-env.sh`: a setting that will be read; any other text is only text. */
function writesAssignment(word: Word): boolean {
  return findArchPaths(word).some(({ kind, at, path, text }) => {
    const before = word.text.slice(0, Math.max(0, word.text.indexOf(path.slice(0, at) + text)));
    return kind === 'jvm' && /\w=["']?$/.test(before);
  });
}
