import { type AutomaticArg, isAutomaticArg } from '../platform/automatic-args.ts';
import { expandWord, type Lookup } from './expand.ts';
import type { Binding, Dockerfile } from './model.ts';

/** Values of the automatic platform ARGs for one build, see `automaticValues`. */
export type AutomaticValues = Readonly<Record<AutomaticArg, string>>;

/**
 * How many values one question may still look up: defaults that use each other can be loops, and a few lines of them can
 * ask for more values than there is time for.
 */
export interface Budget {
  left: number;
}

export const newBudget = (): Budget => ({ left: 64 });

/** The global ARG of that name before `offset`; the last one counts. */
export function globalArg(file: Dockerfile, name: string, offset = Infinity): Binding | undefined {
  return file.globalBindings.get(name)?.findLast(({ variable }) => variable.span.end <= offset);
}

/**
 * Values in FROM lines and their flags: the defaults of global ARGs, and the automatic platform ARGs (which need no
 * declaration there). A default beats the automatic value.
 * @param automatic the values of one build; without them automatic ARGs are unknown
 * @see https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact
 */
export function globalLookup(
  file: Dockerfile,
  automatic?: AutomaticValues,
  offset = Infinity,
  given?: Budget,
): Lookup {
  return (name) => {
    const budget = given ?? newBudget();
    if (budget.left-- <= 0) return undefined;
    const binding = globalArg(file, name, offset);
    if (binding?.variable.value !== undefined) {
      const before = binding.variable.span.start;
      return expandWord(binding.variable.value, globalLookup(file, automatic, before, budget)).value;
    }
    if (isAutomaticArg(name)) return automatic?.[name];
    // Never declared: BuildKit expands it to nothing. Declared without a value: only `--build-arg` knows.
    return binding === undefined ? '' : undefined;
  };
}
