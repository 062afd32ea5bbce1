import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { stageLookup } from '../../../dockerfile/scope.ts';
import { parentStages, usesOf } from '../../../dockerfile/stages.ts';

const known = new WeakMap<Dockerfile, ReadonlyMap<Stage, ReadonlySet<Stage>>>();

/** The stages that are built FROM a stage or take files from it. */
export function usersOf(file: Dockerfile, stage: Stage): ReadonlySet<Stage> {
  let users = known.get(file);
  if (users === undefined) {
    users = readUsers(file);
    known.set(file, users);
  }
  return users.get(stage) ?? new Set();
}

function readUsers(file: Dockerfile): ReadonlyMap<Stage, ReadonlySet<Stage>> {
  const users = new Map<Stage, Set<Stage>>();
  const note = (used: Stage, user: Stage): void => {
    const set = users.get(used);
    if (set === undefined) users.set(used, new Set([user]));
    else set.add(user);
  };
  for (const user of file.stages) {
    for (const parent of parentStages(file, user)) note(parent, user);
    for (const instruction of user.instructions) {
      if (instruction.kind !== 'copy' && instruction.kind !== 'run') continue;
      for (const { stages } of usesOf(file, instruction, stageLookup(file, user, instruction.span.start))) {
        for (const used of stages) if (used !== user) note(used, user);
      }
    }
  }
  return users;
}
