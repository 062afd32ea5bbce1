import type {
  BranchPlace,
  Command,
  CommandPart,
  Comparison,
  Loop,
  Redirect,
  Switch,
  VariablePart,
} from './model.ts';
import type { Frame } from './frame.ts';
import type { Syntax } from './syntax.ts';

/** What one reading of a script gathers; the read functions fill it. */
export interface Reader {
  /** Reserved in source order by `reserve`, filled when all of a command is read. */
  readonly commands: (Command | undefined)[];
  readonly switches: (Switch | undefined)[];
  readonly comparisons: Comparison[];
  readonly redirects: Redirect[];
  /** Expansions and variables by place: `sh -c "..."` meets those of its string a second time. */
  readonly expansions: Map<number, CommandPart>;
  readonly variables: Map<string, VariablePart>;
  pipelines: number;
  complete: boolean;
  /** Reads the commands of a nested script; a member, so that words need not import lists. */
  readonly readNested: (script: Syntax.ParsedScript | undefined, place: Place) => void;
}

/** What surrounds the node that is being read. */
export interface Place {
  readonly frame: Frame;
  readonly branches: readonly BranchPlace[];
  readonly loops: readonly Loop[];
  readonly within: CommandPart | undefined;
  readonly then: '&&' | '||' | undefined;
  readonly pipeline: number;
  /** Where comparisons go when this is the condition of a switch. */
  readonly condition: Comparison[] | undefined;
  readonly negated: boolean;
  /** How many `sh -c` strings it stands in. */
  readonly depth: number;
}

/** Written out: one is made for every command, and spreads are several times slower. */
export function inPipeline(
  { frame, branches, loops, within, condition, depth }: Place,
  then: Place['then'],
  pipeline: number,
  negated: boolean,
): Place {
  return { frame, branches, loops, within, then, pipeline, condition, negated, depth };
}

/** A place for a list of its own: what led here no longer tells anything about its commands. */
export function inner(place: Place, change: Partial<Place> = {}): Place {
  return { ...place, then: undefined, condition: undefined, negated: false, ...change };
}

/** Takes the next slot of a list, so that outer things come before inner ones that are finished earlier. */
export function reserve(slots: unknown[]): number {
  return slots.push(undefined) - 1;
}
