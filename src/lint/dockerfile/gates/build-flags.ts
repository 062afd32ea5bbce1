import type { Instruction, RunInstruction } from '../../../dockerfile/model.ts';
import { findArchitectureWords } from '../../../platform/architecture-words.ts';
import { literalSpanOf, wordTemplate } from '../../../shell/queries.ts';
import type { Command, Word } from '../../../shell/model.ts';
import type { Span } from '../../../text/span.ts';
import { findCpuFlags } from './cpu-names.ts';

/** A setting that makes a build produce code for one architecture. */
export interface BuildFlag {
  readonly kind: 'goarch' | 'rust' | 'cpu' | 'pip' | 'npm' | 'dotnet' | 'client';
  readonly architecture: string;
  /** As shown in messages: `GOARCH=amd64`, `--target x86_64-unknown-linux-musl`. */
  readonly text: string;
  /** The variable, where it is one. */
  readonly variable: string | undefined;
  /** What is reported. */
  readonly span: Span;
  /** What gives the architecture: the value of the setting. */
  readonly value: Word;
  readonly command: Command | undefined;
}

const VARIABLES: ReadonlyMap<string, BuildFlag['kind']> = new Map([
  ['GOARCH', 'goarch'],
  ['XC_ARCH', 'goarch'],
  ['CARGO_BUILD_TARGET', 'rust'],
  ['npm_config_arch', 'npm'],
  ['npm_config_target_arch', 'npm'],
  ['DOCKER_DEFAULT_PLATFORM', 'client'],
]);
/** Variables that hold compilers' flags. */
const FLAG_VARIABLES = /(?:FLAGS|ARGS|OPTS|OPTIMIZE)$/i;
/** Commands of Go whose outcome stays in the stage. */
const GO_HELPERS = new Set([
  'run',
  'test',
  'vet',
  'generate',
  'mod',
  'get',
  'list',
  'tool',
  'env',
  'fmt',
  'version',
  'clean',
]);
const COMPILERS =
  /^(?:(?:[\w.-]+-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|gfortran)(?:-[\d.]+)?|make|cmake|meson|\.?\/?.*configure|configure|rustc|cargo)$/;

/** The settings for one architecture that an instruction makes, by environment or by option. */
export function buildFlags(instruction: Instruction): BuildFlag[] {
  if (instruction.kind === 'env' || instruction.kind === 'arg') {
    return instruction.variables.flatMap(({ name, value }) =>
      value === undefined ? [] : ofVariable(name, value),
    );
  }
  return instruction.kind === 'run' ? ofRun(instruction) : [];
}

function ofRun(run: RunInstruction): BuildFlag[] {
  return run.scripts().flatMap(({ commands }) => commands.flatMap(ofCommand));
}

function ofCommand(command: Command): BuildFlag[] {
  if (command.then === '||' || isOther(command)) return [];
  const helper = command.name === 'go' && GO_HELPERS.has(command.words[1]?.value ?? '');
  const assigned = command.assignments.flatMap(({ name, value }) =>
    value === undefined || (helper && VARIABLES.get(name) === 'goarch')
      ? []
      : ofVariable(name, value, command),
  );
  return [...assigned, ...ofOptions(command)];
}

/** For another system, such as `GOOS=windows`: no image runs that. */
function isOther({ assignments }: Command): boolean {
  return assignments.some(
    ({ name, value }) => name === 'GOOS' && value?.value !== undefined && value.value !== 'linux',
  );
}

function ofVariable(name: string, value: Word, command?: Command): BuildFlag[] {
  const kind = VARIABLES.get(name);
  if (kind === undefined) return FLAG_VARIABLES.test(name) ? cpuFlags(value, command, name) : [];
  const architecture = literalArchitecture(value);
  if (architecture === undefined) return [];
  return [
    {
      kind,
      architecture,
      text: `${name}=${value.value ?? ''}`,
      variable: name,
      span: value.span,
      value,
      command,
    },
  ];
}

/** `ARCHITECTURE` of a value without variables; lists (`XC_ARCH="386 amd64 arm"`) are for several. */
function literalArchitecture({ value }: Word): string | undefined {
  if (value === undefined) return undefined;
  // Plain `arm` is one here: no name is meant.
  const words = /^(?:arm|386)$/.test(value) ? [{ architecture: value }] : findArchitectureWords(value);
  const found = new Set(words.map((word) => word.architecture));
  return found.size === 1 ? [...found][0] : undefined;
}

function ofOptions(command: Command): BuildFlag[] {
  const name = command.name ?? '';
  const flags = COMPILERS.test(name) ? command.words.flatMap((word) => cpuFlags(word, command)) : [];
  if (/^(?:cargo|cross|rustc|cargo-\w+|trunk|maturin|wasm-pack)$/.test(name)) {
    return [...flags, ...option(command, 'rust', ['--target'])];
  }
  if (name === 'pip' || /^(?:pip|python)[\d.]*$/.test(name)) return option(command, 'pip', ['--platform']);
  if (name === 'uv') return option(command, 'pip', ['--python-platform']);
  if (/^(?:npm|yarn|pnpm|npx|electron-rebuild|node-gyp)$/.test(name)) {
    return option(command, 'npm', ['--arch', '--cpu', '--target_arch', '--target-arch']);
  }
  if (name === 'dotnet') return option(command, 'dotnet', ['-r', '--runtime', '-a', '--arch']);
  if (/^(?:make|go)$/.test(name))
    return [...flags, ...command.words.flatMap((word) => madeVariable(word, command))];
  return flags;
}

/** `make GOARCH=amd64`. */
function madeVariable(word: Word, command: Command): BuildFlag[] {
  const match = /^(GOARCH|XC_ARCH)=(\w+)$/.exec(word.value ?? '');
  const [, variable, value] = match ?? [];
  if (variable === undefined || value === undefined) return [];
  const architecture = /^(?:arm|386)$/.test(value) ? value : findArchitectureWords(value)[0]?.architecture;
  const span = literalSpanOf(word, variable.length + 1, variable.length + 1 + value.length);
  if (architecture === undefined || span === undefined) return [];
  const part = { kind: 'literal' as const, span, value, quote: 'none' as const };
  const written = { span, text: value, value, parts: [part] };
  return [
    { kind: 'goarch', architecture, text: `${variable}=${value}`, variable, span, value: written, command },
  ];
}

/** `--option value` and `--option=value` with a constant value that names one architecture of Linux. */
function option(command: Command, kind: BuildFlag['kind'], names: readonly string[]): BuildFlag[] {
  return command.words.flatMap((word, index): BuildFlag[] => {
    const text = word.value;
    const equals = text?.indexOf('=') ?? -1;
    const name = text === undefined || equals < 0 ? text : text.slice(0, equals);
    if (text === undefined || name === undefined || !names.includes(name)) return [];
    const value = equals < 0 ? command.words[index + 1] : word;
    const given = equals < 0 ? value?.value : text.slice(equals + 1);
    if (value === undefined || given === undefined || /windows|win-|win\d|darwin|macos|osx|apple/.test(given))
      return [];
    const architecture = findArchitectureWords(given)[0]?.architecture ?? plainArm(given);
    if (architecture === undefined) return [];
    const span = { start: word.span.start, end: value.span.end };
    return [
      {
        kind,
        architecture,
        text: equals < 0 ? `${name} ${given}` : text,
        variable: undefined,
        span,
        value,
        command,
      },
    ];
  });
}

function plainArm(value: string): string | undefined {
  return /^(?:linux-(?:musl-)?)?arm$/.test(value) ? 'arm' : undefined;
}

function cpuFlags(word: Word, command: Command | undefined, variable?: string): BuildFlag[] {
  const template = wordTemplate(word);
  return findCpuFlags(template).flatMap(({ text, start, architecture }) => {
    const span = literalSpanOf(word, start, start + text.length);
    return span === undefined
      ? []
      : [{ kind: 'cpu' as const, architecture, text, variable, span, value: word, command }];
  });
}
