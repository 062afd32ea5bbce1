import type { CopyInstruction, Dockerfile, RunInstruction, Stage } from '../../../dockerfile/model.ts';
import { stagePlatform } from '../../../dockerfile/stage-platform.ts';
import { parentStages, usesOf } from '../../../dockerfile/stages.ts';
import {
  baseName,
  cleanPath,
  type ContainerPath,
  containerPath,
  pathTemplate,
  takes,
  workdirAt,
} from './container-path.ts';

/** One stage taking files out of another one. */
export interface Taking {
  readonly by: Stage;
  readonly instruction: CopyInstruction | RunInstruction;
  /** What is taken, from the root of the other stage; unknown variables as `${NAME}`. */
  readonly sources: readonly string[];
  /** Where it goes to; undefined for a mount. */
  readonly destination: string | undefined;
}

interface Links {
  readonly takings: ReadonlyMap<Stage, readonly Taking[]>;
  readonly children: ReadonlyMap<Stage, readonly Stage[]>;
}

const LINKS = new WeakMap<Dockerfile, Links>();

/** Who takes files from whom, and who is built FROM whom. */
function linksOf(file: Dockerfile): Links {
  const known = LINKS.get(file);
  if (known !== undefined) return known;
  const takings = new Map<Stage, Taking[]>();
  const children = new Map<Stage, Stage[]>();
  for (const stage of file.stages) {
    for (const parent of parentStages(file, stage)) add(children, parent, stage);
    for (const instruction of stage.instructions) {
      // BuildKit expands no variable in `--from`.
      for (const use of usesOf(file, instruction, () => undefined)) {
        const taking = takingOf(file, stage, use.instruction, use.source.span.start);
        for (const source of use.stages) add(takings, source, taking);
      }
    }
  }
  const links = { takings, children };
  LINKS.set(file, links);
  return links;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function takingOf(
  file: Dockerfile,
  by: Stage,
  instruction: CopyInstruction | RunInstruction,
  at: number,
): Taking {
  if (instruction.kind === 'copy') {
    const sources = instruction.sources.map((word) => pathTemplate(file, by, word));
    const destination = instruction.destination && pathTemplate(file, by, instruction.destination);
    return { by, instruction, sources, destination };
  }
  const flag = instruction.flags.find(({ span }) => span.start <= at && at < span.end);
  const source = /(?:^|,)(?:source|src)=([^,]*)/.exec(flag?.value?.value ?? '')?.[1];
  // A mount of the whole stage does not say what is used of it.
  return { by, instruction, sources: source === undefined ? [] : [source], destination: undefined };
}

/** The stage and all that are built FROM it: they hold what it made. */
export function withDescendants(file: Dockerfile, stage: Stage): Stage[] {
  const { children } = linksOf(file);
  const found = new Set([stage]);
  for (const next of found) for (const child of children.get(next) ?? []) found.add(child);
  return [...found];
}

const TAKINGS = new WeakMap<Stage, readonly Taking[]>();

/** Everything that any stage takes from this one or from stages built FROM it. */
export function takingsFrom(file: Dockerfile, stage: Stage): readonly Taking[] {
  let found = TAKINGS.get(stage);
  if (found === undefined) {
    const { takings } = linksOf(file);
    found = withDescendants(file, stage).flatMap((holder) => takings.get(holder) ?? []);
    TAKINGS.set(stage, found);
  }
  return found;
}

/** Something that reaches a stage of the target platform. */
export interface Arrival {
  readonly taking: Taking;
  /** The one of its sources that takes it along. */
  readonly source: string;
  /** Where it stands in the stage that took it, as far as that is known. */
  readonly at: ContainerPath | undefined;
}

/** How many comparisons of paths are still allowed in one look at a file. */
export interface Budget {
  left: number;
}

/** Enough for any file that a person wrote; a hostile one must not take quadratic time. What comes after is not known. */
export const comparisons = (): Budget => ({ left: 100_000 });

/**
 * Where a stage of the target platform takes what `stage` made at `made`, also by way of other stages on the build
 * platform (packing, stripping, collecting).
 */
export function arrivalsOf(
  file: Dockerfile,
  stage: Stage,
  made: ContainerPath,
  budget: Budget,
  counts: (taking: Taking, source: string) => boolean = () => true,
): Arrival[] {
  const arrivals: Arrival[] = [];
  const queue: { stage: Stage; made: ContainerPath }[] = [{ stage, made }];
  const seen = new Set<Taking>();
  for (const step of queue) {
    for (const taking of takingsFrom(file, step.stage)) {
      budget.left -= 1 + taking.sources.length;
      if (budget.left < 0) return arrivals;
      const source = taking.sources.find((one) => takes(one, step.made) && counts(taking, one));
      if (source === undefined || seen.has(taking)) continue;
      seen.add(taking);
      const at = arrivedAt(file, taking, source, step.made);
      const { kind } = stagePlatform(file, taking.by);
      if (kind === 'target') arrivals.push({ taking, source, at });
      else if (kind === 'build' && at !== undefined) queue.push({ stage: taking.by, made: at });
    }
  }
  return arrivals;
}

/** Where COPY puts it: in the destination if that is a folder or the source is one, else under that name. */
function arrivedAt(
  file: Dockerfile,
  taking: Taking,
  source: string,
  made: ContainerPath,
): ContainerPath | undefined {
  if (taking.destination === undefined) return undefined;
  const to = containerPath(taking.destination, workdirAt(file, taking.by, taking.instruction.span.start));
  const from = cleanPath(`/${source}`);
  const path = cleanPath(`/${made.path}`);
  const inside = made.rooted && path.startsWith(`${from}/`) ? path.slice(from.length) : '';
  if (inside !== '') return { path: to.path + inside, rooted: to.rooted };
  if (/[*?[]/.test(baseName(from))) {
    // A pattern takes what fits it into the destination, under its own name.
    const folder = from.slice(0, from.lastIndexOf('/') + 1);
    const rest = made.rooted && path.startsWith(folder) ? path.slice(folder.length - 1) : '';
    return { path: (to.path === '/' && rest !== '' ? '' : to.path) + rest, rooted: to.rooted };
  }
  const isFolder = /(?:^|\/)\.?$/.test(taking.destination) || taking.sources.length > 1;
  return isFolder ? { path: `${to.path === '/' ? '' : to.path}/${baseName(from)}`, rooted: to.rooted } : to;
}
