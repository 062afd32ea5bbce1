import { globalArg } from '../../../dockerfile/global-scope.ts';
import type { Binding, Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { bindingOf } from '../../../dockerfile/scope.ts';
import type { Command, Script, Word } from '../../../shell/model.ts';
import { findArchitectureWords } from '../../../platform/architecture-words.ts';
import { wordTemplate } from '../../../shell/queries.ts';
import { isAutomaticArg } from '../../../platform/automatic-args.ts';
import { type Assigned, scriptFacts } from './script-facts.ts';
import type { Holder, Resolve, Source } from './traced-word.ts';

/** Variables in words that BuildKit expands at `offset` in a stage. */
export function resolveInStage(file: Dockerfile, stage: Stage | undefined, offset: number): Resolve {
  return ({ name }) => stageSource(file, stage, offset, name);
}

/** Variables in FROM lines and in global ARGs. */
export function resolveGlobally(file: Dockerfile, offset = Infinity): Resolve {
  return ({ name }) => globalSource(file, name, offset);
}

/** Variables in a command of a script: what the script assigns, else ARG and ENV. */
export function resolveInScript(
  file: Dockerfile,
  stage: Stage | undefined,
  script: Script,
  user: Command,
): Resolve {
  const facts = scriptFacts(script);
  const resolve: Resolve = ({ name, span }): Source => {
    const loop = user.loops.find(({ variable }) => variable === name);
    if (loop !== undefined) {
      // One word stands for all: the first that names an architecture.
      const word = loop.words.find((one) => findArchitectureWords(wordTemplate(one)).length > 0);
      return word === undefined ? undefined : { kind: 'value', holder: { word }, resolve: () => undefined };
    }
    const all = facts.assigned.get(name);
    if (all === undefined) return stageSource(file, stage, span.start, name);
    const index = lastBefore(all, span.start);
    const last = all[index];
    if (last === undefined || index > MAX_CANDIDATES) return undefined;
    const { assignment, command } = last;
    const { value } = assignment;
    // Chosen by the script, or built up bit by bit: what it holds here is not one constant.
    if (all.slice(0, index + 1).some((one) => isElsewhere(one.command, user))) return undefined;
    if (value === undefined || isAppended(file, assignment.nameSpan.end)) return undefined;
    return { kind: 'value', holder: { word: value, assignment, command }, resolve };
  };
  return resolve;
}

/** A name that is assigned more often is not followed. */
const MAX_CANDIDATES = 16;

/** Whether a command stands in a branch that the other one does not stand in. */
function isElsewhere({ branches }: Command, user: Command): boolean {
  return branches.some(
    ({ switchIndex, branchIndex }) =>
      !user.branches.some((own) => own.switchIndex === switchIndex && own.branchIndex === branchIndex),
  );
}

/** The last assignment that ends before `offset`; bisected, since a hostile script may assign one name thousands of times. */
function lastBefore(all: readonly Assigned[], offset: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.assignment.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isAppended(file: Dockerfile, nameEnd: number): boolean {
  return file.text[nameEnd] === '+';
}

function stageSource(file: Dockerfile, stage: Stage | undefined, offset: number, name: string): Source {
  if (stage === undefined) return globalSource(file, name, offset);
  const binding = bindingOf(file, stage, offset, name);
  if (binding === undefined) return isAutomaticArg(name) ? { kind: 'dynamic' } : undefined;
  if (binding.variable.value === undefined) return globalSource(file, name, Infinity);
  const own = file.stages[binding.instruction.stage ?? -1];
  return sourceOf(binding, binding.variable.value, resolveInStage(file, own, binding.variable.span.start));
}

function globalSource(file: Dockerfile, name: string, offset: number): Source {
  const binding = globalArg(file, name, offset);
  const value = binding?.variable.value;
  if (binding === undefined || value === undefined)
    return isAutomaticArg(name) ? { kind: 'dynamic' } : undefined;
  return sourceOf(binding, value, resolveGlobally(file, binding.variable.span.start));
}

function sourceOf(binding: Binding, word: Word, resolve: Resolve): Source {
  const holder: Holder = { word, binding };
  return { kind: 'value', holder, resolve };
}
