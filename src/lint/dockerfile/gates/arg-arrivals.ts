import { variablesOf } from '../../../dockerfile/expand.ts';
import type { ArgInstruction, Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { type AutomaticArg, isAutomaticArg } from '../../../platform/automatic-args.ts';
import type { VariablePart } from '../../../shell/model.ts';
import type { RelatedPlace } from '../../finding.ts';
import { argUses } from './arg-uses.ts';
import { variablesIn } from './dynamic-marker.ts';

/** More related places help nobody. */
const MOST = 10;

type UsesByName = ReadonlyMap<string, readonly VariablePart[]>;

/** The uses of the automatic ARGs in a stage, and those before the stages; asked for at each ARG. */
const IN_STAGE = new WeakMap<Stage, UsesByName>();
const OUTSIDE = new WeakMap<Dockerfile, UsesByName>();

function byName(uses: readonly VariablePart[]): UsesByName {
  const found = new Map<string, VariablePart[]>();
  for (const use of uses) {
    if (!isAutomaticArg(use.name)) continue;
    const others = found.get(use.name);
    if (others === undefined) found.set(use.name, [use]);
    else others.push(use);
  }
  return found;
}

function usesInStage(stage: Stage): UsesByName {
  const uses = IN_STAGE.get(stage) ?? byName(stage.instructions.flatMap(argUses));
  IN_STAGE.set(stage, uses);
  return uses;
}

/** In FROM lines and in the values of global ARGs. */
function usesOutside(file: Dockerfile): UsesByName {
  const known = OUTSIDE.get(file);
  if (known !== undefined) return known;
  const inFroms = file.stages.flatMap(({ from }) => {
    const flag = from.platform?.value;
    return [...(flag === undefined ? [] : variablesOf(flag)), ...variablesIn(from)];
  });
  const uses = byName([...file.globals.flatMap(variablesIn), ...inFroms]);
  OUTSIDE.set(file, uses);
  return uses;
}

/** Where an ARG's value arrives: the first use in the stage; of a global ARG, those in FROM and the stages' own ARGs. */
export function argArrivals(file: Dockerfile, arg: ArgInstruction, name: AutomaticArg): RelatedPlace[] {
  const stage = file.stages[arg.stage ?? -1];
  const isBehind = ({ span }: VariablePart): boolean => span.start > arg.span.start;
  if (stage !== undefined) {
    const use = usesInStage(stage).get(name)?.find(isBehind);
    return use === undefined ? [] : [{ message: 'It is used here', span: use.span }];
  }
  const uses = (usesOutside(file).get(name) ?? []).filter(isBehind);
  const again = file.stages.flatMap(({ bindings }) => {
    const first = bindings.get(name)?.[0]?.variable;
    return first === undefined || first.value !== undefined ? [] : [first];
  });
  return [
    ...uses.map(({ span }) => ({ message: 'It is used here', span })),
    ...again.map(({ span }) => ({ message: 'This stage takes it', span })),
  ].slice(0, MOST);
}
