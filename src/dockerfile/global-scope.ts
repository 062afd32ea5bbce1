import { type AutomaticArg, isAutomaticArg } from '../platform/automatic-args.ts';
import { expandWord, type Lookup } from './expand.ts';
import type { Binding, Dockerfile } from './model.ts';

/** Values of the automatic platform ARGs for one build, see `automaticValues`. */
export type AutomaticValues = Readonly<Record<AutomaticArg, string>>;

/** Longer chains of defaults are loops or attacks. */
const MAX_DEPTH = 16;

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
  depth = 0,
): Lookup {
  return (name) => {
    const binding = globalArg(file, name, offset);
    if (binding?.variable.value !== undefined) {
      if (depth > MAX_DEPTH) return undefined;
      const before = binding.variable.span.start;
      return expandWord(binding.variable.value, globalLookup(file, automatic, before, depth + 1)).value;
    }
    if (isAutomaticArg(name)) return automatic?.[name];
    // Never declared: BuildKit expands it to nothing. Declared without a value: only `--build-arg` knows.
    return binding === undefined ? '' : undefined;
  };
}
