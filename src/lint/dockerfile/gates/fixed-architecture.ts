import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { stagePlatform } from '../../../dockerfile/stage-platform.ts';
import { baseOf } from '../../../dockerfile/stages.ts';
import { type ArchitectureWord, findArchitectureWords } from '../../../platform/architecture-words.ts';
import type { Command, Script, Word } from '../../../shell/model.ts';
import type { Span } from '../../../text/span.ts';
import { fileArchitectures, stageArchitectures } from './dedicated.ts';
import { isForEveryMachine, ownerEnd } from './download-name.ts';
import type { Fetch } from './fetches.ts';
import { isBuildStagePayload } from './build-stage-payload.ts';
import { resolveInScript } from './resolve-variable.ts';
import { scriptFacts } from './script-facts.ts';
import { usersOf } from './stage-users.ts';
import { type Piece, placeOf, traceWord } from './traced-word.ts';

/** One place where a fetched file's name says an architecture. */
export interface NamedAt {
  readonly word: ArchitectureWord;
  readonly piece: Piece;
  readonly span: Span;
}

/** A fetch whose file is always that of one architecture. */
export interface FixedFetch {
  readonly fetch: Fetch;
  readonly architecture: string;
  readonly variant: string | undefined;
  /** In the order of the address; at least one. */
  readonly places: readonly [NamedAt, ...NamedAt[]];
}

/** What an address says about the one architecture that it is for; undefined where it says none, several, or follows the target. */
export function fixedFetch(fetch: Fetch): FixedFetch | undefined {
  const { text, dynamic } = fetch.traced;
  if (dynamic || isForEveryMachine(text)) return undefined;
  const skip = ownerEnd(text);
  const words = findArchitectureWords(text).filter(({ start }) => start >= skip);
  const [only, ...others] = new Set(words.map(({ architecture }) => architecture));
  if (only === undefined || others.length > 0) return undefined;
  const places = words.flatMap((word) => {
    const place = placeOf(fetch.traced, word.start, word.end);
    return place === undefined ? [] : [{ word, ...place }];
  });
  const [first, ...more] = places;
  if (first === undefined) return undefined;
  return { fetch, architecture: only, variant: first.word.variant, places: [first, ...more] };
}

/** Whether the script fetches it for one of several cases, or as one of several files. */
export function isChosenByScript(file: Dockerfile, { fetch, architecture, places }: FixedFetch): boolean {
  const { script, command } = fetch;
  if (script === undefined || command === undefined) return false;
  const facts = scriptFacts(script);
  if (facts.choices.size > 0) return true;
  const follows = (user: Command): boolean =>
    dynamicWords(file, fetch.stage, script, user).some((word) => word !== fetch.word);
  if (follows(command)) return true;
  // Part of the file is not understood, and something in it asks for the architecture.
  if (!script.complete && (facts.asksAnything || facts.named.size > 1)) return true;
  if (places.some(({ piece: { holder } }) => holder.command && follows(holder.command))) return true;
  const family = new Set([
    architecture,
    ...(architecture === 'amd64' || architecture === '386' ? ['amd64', '386'] : []),
  ]);
  return [...facts.named].some((other) => !family.has(other));
}

const known = new WeakMap<Command, readonly Word[]>();

/** A command's words that depend on the architecture; kept, since each of its addresses asks for them. */
function dynamicWords(file: Dockerfile, stage: Stage, script: Script, command: Command): readonly Word[] {
  let words = known.get(command);
  if (words === undefined) {
    const { asks } = scriptFacts(script);
    const resolve = resolveInScript(file, stage, script, command);
    words = command.words.filter((word) => traceWord({ word }, resolve, asks).dynamic);
    known.set(command, words);
  }
  return words;
}

/** Whether it is at home where it stands: the file or stage is for that architecture, or not for the target at all. */
export function isAtHome(file: Dockerfile, path: string, { fetch, architecture }: FixedFetch): boolean {
  const { stage } = fetch;
  // A file for one architecture that fetches another one's: `file-arch-mismatch` speaks of that.
  if (fileArchitectures(path).size > 0) return true;
  for (let at = stage; ;) {
    if (
      stageArchitectures(at).has(architecture) ||
      /windows|nanoserver|servercore/i.test(at.from.image?.text ?? '')
    )
      return true;
    const base = baseOf(file, at);
    if (base.kind !== 'stage') break;
    at = base.stage;
  }
  // Only stages for that architecture take anything from it.
  const users = [...usersOf(file, stage)];
  if (users.length > 0 && users.every((user) => stageArchitectures(user).has(architecture))) return true;
  const platform = stagePlatform(file, stage);
  // A constant `--platform` makes the whole stage one architecture's: `from-platform-const` speaks of that.
  if (platform.kind === 'fixed' || platform.kind === 'unknown') return true;
  return platform.kind === 'build' && !isBuildStagePayload(file, fetch);
}

/** Addresses that differ in the architecture only have the same key. */
export function addressKey(fetch: Fetch): string {
  const { text, dynamic } = fetch.traced;
  let key = '';
  let at = 0;
  for (const { start, end } of findArchitectureWords(text)) {
    key += `${text.slice(at, start)}*`;
    at = end;
  }
  key += text.slice(at);
  if (dynamic) key = key.replace(/\$\(\.\.\.\)|\$\{[^}]*(?:arch|platform)[^}]*\}/gi, '*');
  return key
    .replace(/\$\{[^}]*\}|\$\(\.\.\.\)|[a-f0-9]{32,}|\d+/g, '#')
    .replace(/(?:gnu|musl)(?:eabi(?:hf)?)?/g, 'gnu')
    .replace(/[#.]+/g, '#');
}
