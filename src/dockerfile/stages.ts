import type { Word } from '../shell/model.ts';
import { expandWord, type Lookup } from './expand.ts';
import type { CopyInstruction, Dockerfile, Flag, Instruction, RunInstruction, Stage } from './model.ts';
import { type AutomaticValues, globalLookup } from './global-scope.ts';

/** More ancestors are not followed: real files have a handful, and a hostile chain must not take quadratic time. */
const MAX_ANCESTRY = 64;

/** What a stage is built from. */
export type Base =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'image'; readonly name: string }
  /** A variable in it is not known; `template` has it as `${NAME}`. */
  | { readonly kind: 'unresolved'; readonly template: string; readonly unknown: readonly string[] };

/** What a stage is built from, for one build where `automatic` is given. Only earlier stages count. */
export function baseOf(file: Dockerfile, stage: Stage, automatic?: AutomaticValues): Base {
  if (stage.from.image === undefined) return { kind: 'unresolved', template: '', unknown: [] };
  const { value, template, unknown } = expandWord(stage.from.image, globalLookup(file, automatic));
  // A name that expands to nothing is an error in BuildKit: nothing can be told about it.
  if (value === undefined || value === '') return { kind: 'unresolved', template, unknown };
  if (value === 'scratch') return { kind: 'scratch' };
  const parent = stageNamed(file, value, stage.index);
  return parent === undefined ? { kind: 'image', name: value } : { kind: 'stage', stage: parent };
}

/** The stage of that name (case does not matter) before `before`; of two with one name the later counts. */
export function stageNamed(file: Dockerfile, name: string, before = Infinity): Stage | undefined {
  const wanted = name.toLowerCase();
  for (let index = Math.min(before, file.stages.length) - 1; index >= 0; index--) {
    const stage = file.stages[index];
    if (stage?.name?.toLowerCase() === wanted) return stage;
  }
  return undefined;
}

/** A stage belongs to one file, and rules ask again and again. */
const PARENTS = new WeakMap<Stage, readonly Stage[]>();

/**
 * The stages that this one may be built from: its parent, or every earlier stage whose name fits where a variable
 * chooses (`FROM build-${TARGETARCH}`). Empty for an external image.
 */
export function parentStages(file: Dockerfile, stage: Stage): readonly Stage[] {
  let parents = PARENTS.get(stage);
  if (parents === undefined) {
    const base = baseOf(file, stage);
    if (base.kind === 'stage') parents = [base.stage];
    else parents = base.kind === 'unresolved' ? stagesMatching(file, base.template, stage.index) : [];
    PARENTS.set(stage, parents);
  }
  return parents;
}

/** Stages before `before` whose names fit a template such as `build-${TARGETARCH}`, each variable standing for anything. */
export function stagesMatching(file: Dockerfile, template: string, before = Infinity): Stage[] {
  const pieces = template.toLowerCase().split(/\$\{[^}]*\}/);
  if (pieces.length < 2 || pieces.join('') === '') return [];
  return file.stages.filter(
    (stage) => stage.index < before && stage.name !== undefined && fits(stage.name.toLowerCase(), pieces),
  );
}

/** Whether `text` is the pieces in order with anything in between. */
function fits(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  const last = pieces[pieces.length - 1] ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}

/** Asked for at every use of a variable; a stage belongs to one file, which never changes. */
const ancestries = new WeakMap<Stage, readonly Stage[]>();

/** The stage itself and all that it may be built from, nearest first. */
export function ancestry(file: Dockerfile, stage: Stage): readonly Stage[] {
  const known = ancestries.get(stage);
  if (known !== undefined) return known;
  const found = new Set([stage]);
  for (const next of found) {
    if (found.size > MAX_ANCESTRY) break;
    for (const parent of parentStages(file, next)) found.add(parent);
  }
  const all = [...found];
  ancestries.set(stage, all);
  return all;
}

/** Something taken from another stage or image: `COPY --from=x`, `RUN --mount=from=x`. */
export interface StageUse {
  readonly instruction: CopyInstruction | RunInstruction;
  /** The name, index or image as written. */
  readonly source: Word;
  /** The stage it names, if it names one; several where a variable chooses. */
  readonly stages: readonly Stage[];
}

/**
 * What an instruction takes from other stages or images. Only COPY knows a stage by its index: `--mount=from=0` is an
 * image of that name.
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert_runmount.go `detectRunMount`
 */
export function usesOf(file: Dockerfile, instruction: Instruction, lookup: Lookup): StageUse[] {
  if (instruction.kind === 'copy') {
    const source = instruction.from?.value;
    if (source === undefined) return [];
    const byIndex = /^\d+$/.test(source.value ?? '') ? file.stages[Number(source.value)] : undefined;
    const stages = byIndex === undefined ? stagesUsed(file, source, lookup) : [byIndex];
    return [{ instruction, source, stages }];
  }
  if (instruction.kind !== 'run') return [];
  return instruction.flags.flatMap((flag) => {
    const source = mountSource(flag);
    return source === undefined ? [] : [{ instruction, source, stages: stagesUsed(file, source, lookup) }];
  });
}

function stagesUsed(file: Dockerfile, source: Word, lookup: Lookup): Stage[] {
  const { value, template } = expandWord(source, lookup);
  if (value === undefined) return stagesMatching(file, template);
  const stage = stageNamed(file, value);
  return stage === undefined ? [] : [stage];
}

/** The `from=` option of `--mount=type=bind,from=x,...` as a word of its own. */
function mountSource(flag: Flag): Word | undefined {
  const value = flag.value;
  if (flag.name !== 'mount' || value?.value === undefined) return undefined;
  const match = /(?:^|,)from=([^,]*)/.exec(value.value);
  if (match?.[1] === undefined || value.value.length !== value.span.end - value.span.start) return undefined;
  const start = value.span.start + match.index + match[0].length - match[1].length;
  const span = { start, end: start + match[1].length };
  return {
    span,
    text: match[1],
    value: match[1],
    parts: [{ kind: 'literal', span, value: match[1], quote: 'none' }],
  };
}
