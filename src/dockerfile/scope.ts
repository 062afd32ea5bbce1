import { expandWord, type Lookup } from './expand.ts';
import { type AutomaticValues, globalLookup } from './global-scope.ts';
import type { Binding, Dockerfile, Stage } from './model.ts';
import { ancestry } from './stages.ts';

/** Longer chains of defaults are loops or attacks. */
const MAX_DEPTH = 16;

/**
 * All bindings of a name that BuildKit sees at `offset` in a stage, the effective one last: ARG and ENV of the parent
 * stages (of every candidate where a variable chooses the parent), then those before `offset` in the stage itself; an
 * ENV wins over any ARG. A global ARG is no binding of a stage: it gives its value to the stage's own valueless ARG.
 * @see https://docs.docker.com/reference/dockerfile/#scope
 */
export function bindingsOf(file: Dockerfile, stage: Stage, offset: number, name: string): Binding[] {
  const bindings: Binding[] = [];
  for (const candidate of ancestry(file, stage).reverse()) {
    for (const binding of candidate.bindings.get(name) ?? []) {
      // Within one ARG line a name is known to the variables behind it.
      if (candidate !== stage || binding.variable.span.end <= offset) bindings.push(binding);
    }
  }
  const isEnv = ({ instruction }: Binding): boolean => instruction.kind === 'env';
  return [...bindings.filter((binding) => !isEnv(binding)), ...bindings.filter(isEnv)];
}

/** The binding that gives a name its value at `offset` in a stage. */
export function bindingOf(file: Dockerfile, stage: Stage, offset: number, name: string): Binding | undefined {
  return bindingsOf(file, stage, offset, name).at(-1);
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
  depth = 0,
): Lookup {
  return (name) => {
    const binding = depth > MAX_DEPTH ? undefined : bindingOf(file, stage, offset, name);
    return binding === undefined ? undefined : bindingValue(file, binding, automatic, depth);
  };
}

/** What a binding of a stage stands for: its own value, else the global ARG's, else the automatic one. */
export function bindingValue(
  file: Dockerfile,
  binding: Binding,
  automatic?: AutomaticValues,
  depth = 0,
): string | undefined {
  const { value, name, span } = binding.variable;
  const stage = file.stages[binding.instruction.stage ?? -1];
  if (value === undefined || stage === undefined) return globalLookup(file, automatic)(name);
  return expandWord(value, stageLookup(file, stage, span.start, automatic, depth + 1)).value;
}
