import { expandWord } from '../../../dockerfile/expand.ts';
import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { stageLookup } from '../../../dockerfile/scope.ts';
import { baseOf } from '../../../dockerfile/stages.ts';
import type { Word } from '../../../shell/model.ts';

/** A place in a stage's file system; not `rooted` where the folder it is relative to is not known. */
export interface ContainerPath {
  readonly path: string;
  readonly rooted: boolean;
}

const MAX_DEPTH = 64;

/** Longer paths do not exist on Linux. */
const MAX_LENGTH = 4096;

/** From where on in a stage which folder is the working one, in document order. */
type Workdirs = readonly { readonly from: number; readonly workdir: string | undefined }[];

const WORKDIRS = new WeakMap<Stage, Workdirs>();

/** The working directory at `offset` in a stage; undefined where the base image decides. */
export function workdirAt(file: Dockerfile, stage: Stage, offset: number): string | undefined {
  return workdirsOf(file, stage, 0).findLast(({ from }) => from < offset)?.workdir;
}

function workdirsOf(file: Dockerfile, stage: Stage, depth: number): Workdirs {
  const known = WORKDIRS.get(stage);
  if (known !== undefined) return known;
  const base = depth < MAX_DEPTH ? baseOf(file, stage) : undefined;
  let workdir = base?.kind === 'stage' ? workdirsOf(file, base.stage, depth + 1).at(-1)?.workdir : undefined;
  if (base?.kind === 'scratch') workdir = '/';
  const workdirs = [{ from: 0, workdir }];
  for (const instruction of stage.instructions) {
    const [word] = instruction.kind === 'other' && instruction.keyword === 'WORKDIR' ? instruction.words : [];
    if (word === undefined) continue;
    const { value } = expandWord(word, stageLookup(file, stage, instruction.span.start));
    workdir = value === undefined ? undefined : absolute(value, workdir);
    if (workdir !== undefined && workdir.length > MAX_LENGTH) workdir = undefined;
    workdirs.push({ from: instruction.span.start, workdir });
  }
  WORKDIRS.set(stage, workdirs);
  return workdirs;
}

function absolute(path: string, workdir: string | undefined): string | undefined {
  if (path.startsWith('/')) return cleanPath(path);
  return workdir === undefined ? undefined : cleanPath(`${workdir}/${path}`);
}

/** `path` as seen from `workdir`. */
export function containerPath(path: string, workdir: string | undefined): ContainerPath {
  const whole = absolute(path, workdir);
  return whole === undefined ? { path: cleanPath(path), rooted: false } : { path: whole, rooted: true };
}

/** Without `.`, `..`, doubled and trailing slashes. */
export function cleanPath(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') kept.pop();
    else kept.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + kept.join('/');
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A word of an instruction with the stage's values put in; what is not known stays as `${NAME}`. */
export function pathTemplate(file: Dockerfile, stage: Stage, word: Word): string {
  return word.value ?? expandWord(word, stageLookup(file, stage, word.span.start)).template;
}

/**
 * Whether copying `source` (from the root of another stage) takes along what stands at `made`: the path itself, a folder
 * above it, or something in it where it is a folder.
 */
export function takes(source: string, made: ContainerPath): boolean {
  const [fixed = ''] = source.split(/[*?[]/);
  const wild = fixed.length < source.length;
  const from = cleanPath(`/${fixed}`);
  if (!made.rooted) {
    const ends = `/${made.path}`;
    return (
      from.endsWith(ends) ||
      `${from}/`.includes(`${ends}/`) ||
      (wild && baseName(made.path).startsWith(baseName(fixed)))
    );
  }
  const path = cleanPath(`/${made.path}`);
  // Made nobody knows where: then anything may be it.
  if ((from === '/' && !wild) || path === '/') return true;
  if (wild) {
    const start = fixed.startsWith('/') ? fixed : `/${fixed}`;
    return path.startsWith(start) || start.startsWith(`${path}/`);
  }
  return path === from || path.startsWith(`${from}/`) || from.startsWith(`${path}/`);
}
