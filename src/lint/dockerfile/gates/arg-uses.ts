import { variablesOf } from '../../../dockerfile/expand.ts';
import type { Instruction, RunInstruction } from '../../../dockerfile/model.ts';
import type { VariablePart } from '../../../shell/model.ts';
import { assignedNames } from '../../../shell/queries.ts';
import { variablesIn } from './dynamic-marker.ts';

/** An ARG does not reach these (the first three are expanded in the container), or it harms nobody there (LABEL). */
const NOT_FED = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'LABEL', 'MAINTAINER', 'SHELL', 'STOPSIGNAL']);

/**
 * The variables in an instruction of a stage that an ARG of that stage gives a value: none in FROM, which sees global
 * ARGs only, and none behind ONBUILD, which runs in another build.
 */
export function argUses(instruction: Instruction): VariablePart[] {
  if (instruction.onbuild || instruction.kind === 'from' || NOT_FED.has(instruction.keyword)) return [];
  if (instruction.kind !== 'run') return variablesIn(instruction);
  const flags = instruction.flags.flatMap(({ value }) => (value === undefined ? [] : variablesOf(value)));
  return [...flags, ...variablesIn(instruction)];
}

/**
 * Which names an instruction may set itself, so that their values are its own affair: assignments, `for`, `read`, a
 * secret mounted as a variable. `. file` and `eval` may set any.
 */
export function namesSetIn(instruction: Instruction): (name: string) => boolean {
  if (instruction.kind !== 'run') return () => false;
  const scripts = instruction.scripts();
  const setsAny = scripts.some(({ commands }) =>
    commands.some(({ name }) => /^(?:\.|source|eval)$/.test(name ?? '')),
  );
  if (setsAny) return () => true;
  const names = new Set([
    ...scripts.flatMap((script) => [...assignedNames(script)]),
    ...secretNames(instruction),
  ]);
  return (name) => names.has(name);
}

/** `NAME` of `--mount=type=secret,id=x,env=NAME`. */
function secretNames(run: RunInstruction): string[] {
  return run.flags.flatMap(({ name, value }) => {
    const env = name === 'mount' ? /(?:^|,)env=([^,]+)/.exec(value?.text ?? '')?.[1] : undefined;
    return env === undefined ? [] : [env];
  });
}
