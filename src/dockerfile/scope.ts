import { isAutomaticArg } from '../platform/automatic-args.ts';
import { expandWord, type Lookup } from './expand.ts';
import { type AutomaticValues, type Budget, globalArg, globalLookup, newBudget } from './global-scope.ts';
import type { Binding, Dockerfile, Stage } from './model.ts';
import { ancestry, baseOf } from './stages.ts';

/**
 * All bindings of a name that BuildKit sees at `offset` in a stage, the effective one last: ARG and ENV of the parent
 * stages (of every candidate where a variable chooses the parent), then those before `offset` in the stage itself. The
 * later wins, be it ARG or ENV (BuildKit puts both into one environment, whatever its documentation says of ENV); an ARG
 * that nothing gives a value leaves what was there, so it comes first. A global ARG is no binding of a stage: it gives
 * its value to the stage's own valueless ARG.
 * @see https://docs.docker.com/reference/dockerfile/#scope
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go `dispatchArg`
 */
export function bindingsOf(file: Dockerfile, stage: Stage, offset: number, name: string): Binding[] {
  const idle: Binding[] = [];
  const effective: Binding[] = [];
  const isGiven = isAutomaticArg(name) || globalArg(file, name)?.variable.value !== undefined;
  for (const candidate of ancestry(file, stage).toReversed()) {
    for (const binding of candidate.bindings.get(name) ?? []) {
      if (candidate === stage && knownFrom(binding) > offset) break;
      (binding.variable.value === undefined && !isGiven ? idle : effective).push(binding);
    }
  }
  return [...idle, ...effective];
}

/** Where a binding takes effect: an ARG for the names behind it on its line, an ENV for the instructions behind it. */
function knownFrom({ instruction, variable }: Binding): number {
  return instruction.kind === 'env' ? instruction.span.end : variable.span.end;
}

/**
 * The offset from which a name is bound in a stage: -1 where a parent stage binds it, undefined where nothing does. A
 * base that only `--build-arg` tells may be any earlier stage.
 */
export function boundFrom(file: Dockerfile, stage: Stage, name: string): number | undefined {
  const [, ...parents] = ancestry(file, stage);
  const root = parents.at(-1) ?? stage;
  const base = baseOf(file, root);
  const isOpen = base.kind === 'unresolved' && /^(?:\$\{\w+\})+$/.test(base.template);
  const before = isOpen
    ? file.stages.slice(0, root.index).filter((earlier) => earlier.name !== undefined)
    : [];
  if ([...parents, ...before].some(({ bindings }) => bindings.has(name))) return -1;
  const first = stage.bindings.get(name)?.[0];
  return first === undefined ? undefined : knownFrom(first);
}

/** The binding that gives a name its value at `offset` in a stage: the last of `bindingsOf`. */
export function bindingOf(file: Dockerfile, stage: Stage, offset: number, name: string): Binding | undefined {
  const isGiven = isAutomaticArg(name) || globalArg(file, name)?.variable.value !== undefined;
  let idle: Binding | undefined;
  for (const candidate of ancestry(file, stage)) {
    const bindings = candidate.bindings.get(name) ?? [];
    for (
      let at = (candidate === stage ? countBefore(bindings, offset) : bindings.length) - 1;
      at >= 0;
      at--
    ) {
      const binding = bindings[at];
      if (isGiven || binding?.variable.value !== undefined) return binding;
      idle ??= binding;
    }
  }
  return idle;
}

/** How many of a stage's bindings of one name are in effect at `offset`; bisected, for it is asked at every use. */
function countBefore(bindings: readonly Binding[], offset: number): number {
  let low = 0;
  let high = bindings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const binding = bindings[middle];
    if (binding !== undefined && knownFrom(binding) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Values at `offset` in a stage, as far as the file tells them: an undeclared name is unknown, since an external base
 * image may set it with ENV.
 */
export function stageLookup(
  file: Dockerfile,
  stage: Stage,
  offset: number,
  automatic?: AutomaticValues,
  given?: Budget,
): Lookup {
  return (name) => {
    const budget = given ?? newBudget();
    const binding = budget.left-- <= 0 ? undefined : bindingOf(file, stage, offset, name);
    return binding === undefined ? undefined : bindingValue(file, binding, automatic, budget);
  };
}

/** What a binding of a stage stands for: its own value, else the global ARG's, else the automatic one. */
export function bindingValue(
  file: Dockerfile,
  binding: Binding,
  automatic?: AutomaticValues,
  budget = newBudget(),
): string | undefined {
  const { value, name, span } = binding.variable;
  const stage = file.stages[binding.instruction.stage ?? -1];
  if (value === undefined || stage === undefined) {
    // Without a global ARG only `--build-arg` knows.
    return isAutomaticArg(name) || globalArg(file, name)
      ? globalLookup(file, automatic, Infinity, budget)(name)
      : undefined;
  }
  return expandWord(value, stageLookup(file, stage, span.start, automatic, budget)).value;
}
