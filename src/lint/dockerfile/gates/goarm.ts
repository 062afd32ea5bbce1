import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { tailOf } from '../../../shell/make-word.ts';
import type { Command, Word } from '../../../shell/model.ts';

/** One place that gives GOARM a value. */
export interface GoarmAssignment {
  readonly instruction: Instruction;
  readonly value: Word;
  /** Given to another program to make something of: `make GOARM=...`. */
  readonly isArgument: boolean;
}

/** Every place of a file that sets GOARM: ARG, ENV, assignments in RUN, arguments such as `make GOARM=$X`. */
export function goarmAssignments(file: Dockerfile): GoarmAssignment[] {
  return file.instructions.flatMap((instruction) => {
    if (instruction.kind === 'arg' || instruction.kind === 'env') {
      return instruction.variables.flatMap(({ name, value }) =>
        name === 'GOARM' && value !== undefined ? [{ instruction, value, isArgument: false }] : [],
      );
    }
    return instruction.kind === 'run'
      ? instruction.scripts().flatMap(({ commands }) => commands.flatMap(inCommand))
      : [];

    function inCommand({ assignments, words }: Command): GoarmAssignment[] {
      const set = assignments.flatMap(({ name, value }) =>
        name === 'GOARM' && value !== undefined ? [{ instruction, value, isArgument: false }] : [],
      );
      const given = words.slice(1).flatMap((word) => {
        const value = /^["']?GOARM=/.test(word.text) ? tailOf(word, 'GOARM='.length) : undefined;
        return value === undefined ? [] : [{ instruction, value, isArgument: true }];
      });
      return [...set, ...given];
    }
  });
}
