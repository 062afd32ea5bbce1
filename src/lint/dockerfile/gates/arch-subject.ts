import { expandWord, type Lookup } from '../../../dockerfile/expand.ts';
import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { bindingOf, stageLookup } from '../../../dockerfile/scope.ts';
import { ARCHITECTURES, type NameScheme } from '../../../platform/architectures.ts';
import { automaticValues, isAutomaticArg } from '../../../platform/automatic-args.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { CommandPart, Script, Word } from '../../../shell/model.ts';
import { scriptIndex } from './script-index.ts';

/** Something that tells the architecture, such as `$TARGETARCH` or `$(uname -m)`. */
export interface ArchSubject {
  /** As a person would name it in a sentence. */
  readonly label: string;
  /** Whether BuildKit sets it, so that it can hold nothing else. */
  readonly isAutomatic: boolean;
  /** What it may say on a platform, the usual word first. */
  readonly says: (platform: Platform) => readonly string[];
}

/** Where a word stands: what its variables hold depends on that. */
export interface SubjectPlace {
  readonly file: Dockerfile;
  readonly stage: Stage;
  /** Undefined in instructions that BuildKit expands itself. */
  readonly script: Script | undefined;
}

/** Longer chains of assignments are not followed. */
const MAX_DEPTH = 4;

/** All platforms that a name can mean, so that a word for one that is no target is known as well. */
export const KNOWN_PLATFORMS: readonly Platform[] = [
  ...ARCHITECTURES.map(({ architecture, variant }) => ({
    os: 'linux',
    architecture,
    ...(variant === undefined ? {} : { variant }),
  })),
  ...['v2', 'v3', 'v4'].map((variant) => ({ os: 'linux', architecture: 'amd64', variant })),
];

/** What a word tells of the architecture; undefined where it does not, or where that cannot be known. */
export function archSubject(place: SubjectPlace, word: Word, depth = 0): ArchSubject | undefined {
  const [part, ...others] = word.parts;
  if (part === undefined || depth > MAX_DEPTH) return undefined;
  if (part.kind === 'command' && others.length === 0) return commandSubject(place, part, depth);
  if (word.parts.some(({ kind }) => kind === 'command' || kind === 'other')) return undefined;
  if (part.kind === 'variable' && others.length === 0) {
    const given = assignedBefore(place, part.name, word.span.start);
    if (given === 'unclear') return undefined;
    if (given !== undefined) return isPlain(part.operator) ? archSubject(place, given, depth + 1) : undefined;
  }
  return variableSubject(place, word);
}

/** `${A:-x}` is `$A` here: none of the variables that matter is empty. */
function isPlain(operator: string | undefined): boolean {
  return operator === undefined || /^:?[-?]$/.test(operator);
}

/** The value that the script has given a name so far, if it has exactly one. */
function assignedBefore(
  { script }: SubjectPlace,
  name: string,
  offset: number,
): Word | 'unclear' | undefined {
  const assignments = script === undefined ? undefined : scriptIndex(script).assignments.get(name);
  if (assignments === undefined) return undefined;
  const [first, second] = assignments;
  if (first === undefined) return 'unclear';
  // Up to its first assignment a name holds what the stage gives it.
  if (first.span.end > offset) return undefined;
  return second !== undefined && second.span.end <= offset ? 'unclear' : (first.value ?? 'unclear');
}

/** A word of automatic ARGs, and of ARGs and ENVs that take their value from such. */
function variableSubject(place: SubjectPlace, word: Word): ArchSubject | undefined {
  const { file, stage, script } = place;
  const offset = word.span.start;
  const valuesFor = (platform: Platform): Lookup => {
    const automatic = automaticValues(platform, platform);
    const inStage = stageLookup(file, stage, offset, automatic);
    return (name) => {
      const given = assignedBefore(place, name, offset);
      if (given !== undefined) return given === 'unclear' ? undefined : given.value;
      // A default on an automatic ARG has a rule of its own; what was meant is what BuildKit sets.
      const isArg = bindingOf(file, stage, offset, name)?.instruction.kind !== 'env';
      return isArg && isAutomaticArg(name) ? automatic[name] : inStage(name);
    };
  };
  const known = new Map<Platform, string | undefined>();
  const saying = (platform: Platform): string | undefined => {
    if (!known.has(platform)) known.set(platform, expandWord(word, valuesFor(platform)).value);
    return known.get(platform);
  };
  // One platform after the other, so that words of other things are done with at once.
  if (KNOWN_PLATFORMS.some((platform) => saying(platform) === undefined)) return undefined;
  if (new Set(known.values()).size < 2) return undefined;
  const text = script === undefined ? word.text : file.text.slice(word.span.start, word.span.end);
  const label = text.replace(/^"(.*)"$/, '$1').replace(/\$\{(\w+)\}/g, '$$$1');
  return { label, isAutomatic: true, says: (platform) => [saying(platform) ?? ''] };
}

/** `$(uname -m)`, `$(dpkg --print-architecture)`, `$(basename $TARGETPLATFORM)`; not with a pipe behind it. */
function commandSubject(place: SubjectPlace, part: CommandPart, depth: number): ArchSubject | undefined {
  const commands = place.script === undefined ? [] : (scriptIndex(place.script).commandsIn.get(part) ?? []);
  const [command] = commands;
  if (command === undefined || commands.length > 1) return undefined;
  const words = command.words.slice(1);
  const label = part.text.trim();
  const [first] = words;
  if (command.name === 'basename' && first !== undefined && words.length === 1) {
    const whole = archSubject(place, first, depth + 1);
    return (
      whole && {
        ...whole,
        label,
        says: (platform) => whole.says(platform).map((text) => text.replace(/^.*\//, '')),
      }
    );
  }
  const scheme = schemeOfCommand(command.name ?? '', words.map((word) => word.value ?? '').join(' '));
  if (scheme === undefined) return undefined;
  return { label, isAutomatic: false, says: (platform) => namesOf(scheme, platform) };
}

function schemeOfCommand(name: string, args: string): NameScheme | undefined {
  switch (`${name} ${args}`.trim()) {
    case 'arch':
    case 'uname -m':
    case 'uname --machine':
      return 'uname';
    case 'dpkg --print-architecture':
      return 'debian';
    case 'apk --print-arch':
      return 'alpine';
    default:
      return undefined;
  }
}

function namesOf(scheme: NameScheme, { architecture, variant }: Platform): readonly string[] {
  const rows = ARCHITECTURES.filter((row) => row.architecture === architecture);
  const own = rows.filter((row) => row.variant === variant);
  return (own.length > 0 ? own : rows).flatMap(({ names }) => names[scheme] ?? []);
}
