import { variablesOf } from '../../../dockerfile/expand.ts';
import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import { ancestry } from '../../../dockerfile/stages.ts';
import { findArchitectureWords } from '../../../platform/architecture-words.ts';
import type { Word } from '../../../shell/model.ts';

/** The variables that a stage sets from something computed, by ENV, ARG or in a RUN: constants for them are overridden. */
export function variablesSetFrom(stage: Stage): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (name: string, value: Word | undefined): void => {
    if (value !== undefined && isComputed(name, value)) names.add(name);
  };
  for (const instruction of stage.instructions) {
    if (instruction.kind === 'env' || instruction.kind === 'arg') {
      for (const { name, value } of instruction.variables) note(name, value);
    } else if (instruction.kind === 'run') {
      for (const { commands } of instruction.scripts()) {
        for (const { assignments } of commands) for (const { name, value } of assignments) note(name, value);
      }
    }
  }
  return names;
}

/** `$TARGETARCH`, `$(uname -m)`; `CFLAGS="$CFLAGS -O2"` only adds to what was there. */
function isComputed(name: string, value: Word): boolean {
  return (
    variablesOf(value).some((variable) => variable.name !== name) ||
    value.parts.some((part) => part.kind === 'command')
  );
}

const COMPILER = /^(?:CC|CXX|CROSS_COMPILE|.*_LINKER)$/;

/**
 * Whether GOARCH or compilers' flags are not for the image's own platform: GOOS names another system, or it is the environment of a cross
 * compiler (`ENV CC=arm-linux-gnueabihf-gcc`) in an image whose user compiles with it.
 */
export function isForOtherUse(file: Dockerfile, stage: Stage, instruction: Instruction): boolean {
  const stages = ancestry(file, stage);
  const values = (test: RegExp): string[] =>
    stages.flatMap(({ bindings }) =>
      [...bindings].flatMap(([name, list]) =>
        test.test(name) ? list.map(({ variable }) => variable.value?.value ?? '') : [],
      ),
    );
  if (values(/^GOOS$/).some((value) => value !== '' && value !== 'linux')) return true;
  const isLast = stage.index === file.stages.length - 1;
  return (
    instruction.kind === 'env' &&
    isLast &&
    values(COMPILER).some((value) => findArchitectureWords(value).length > 0)
  );
}
