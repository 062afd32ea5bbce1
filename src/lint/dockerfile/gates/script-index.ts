import type { Assignment, Command, CommandPart, Script } from '../../../shell/model.ts';
import { assignedNames } from '../../../shell/queries.ts';

/** What is asked of a script at every word. */
export interface ScriptIndex {
  /** The assignments of each name that it sets, in order; a name set by `read` or `for` has none. */
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>;
  readonly commandsIn: ReadonlyMap<CommandPart, readonly Command[]>;
}

const INDEXES = new WeakMap<Script, ScriptIndex>();

/** Built at the first question; a script never changes. */
export function scriptIndex(script: Script): ScriptIndex {
  const known = INDEXES.get(script);
  if (known !== undefined) return known;
  const assignments = new Map<string, Assignment[]>([...assignedNames(script)].map((name) => [name, []]));
  const commandsIn = new Map<CommandPart, Command[]>();
  for (const command of script.commands) {
    for (const assignment of command.assignments) assignments.get(assignment.name)?.push(assignment);
    if (command.within === undefined) continue;
    const others = commandsIn.get(command.within);
    if (others === undefined) commandsIn.set(command.within, [command]);
    else others.push(command);
  }
  const index = { assignments, commandsIn };
  INDEXES.set(script, index);
  return index;
}
