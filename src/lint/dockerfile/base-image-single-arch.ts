import { expandWord, variablesOf } from '../../dockerfile/expand.ts';
import { globalArg, globalLookup } from '../../dockerfile/global-scope.ts';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { stagePlatform } from '../../dockerfile/stage-platform.ts';
import { baseOf } from '../../dockerfile/stages.ts';
import { findArchitectureWords } from '../../platform/architecture-words.ts';
import { isAutomaticArg } from '../../platform/automatic-args.ts';
import { formatPlatform } from '../../platform/format.ts';
import { offers } from '../../platform/match.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Word } from '../../shell/model.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Fix } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import { ARCHITECTURE_OR_BOARD } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { fileArchitectures, stageArchitectures } from './gates/dedicated.ts';
import { type SingleArchImage, singleArchImage } from './gates/single-arch-image.ts';

export const baseImageSingleArch: DockerfileRule = {
  id: 'base-image-single-arch',
  language: 'dockerfile',
  mentions: ARCHITECTURE_OR_BOARD,
  severity: 'error',
  summary: 'The base image is for one architecture only',
  docs: {
    why: "`arm64v8/alpine`, `amd64/debian` or `tool:1.2-amd64` are images of one platform. For every other target the build fails, or BuildKit only warns (`InvalidBaseImagePlatform`) and the image claims the target platform while it holds the other one's programs. The official images without the prefix exist for all usual platforms under one name.",
    wrong: 'FROM arm32v7/alpine:3.20',
    right: 'FROM alpine:3.20',
    silent:
      'In files and stages that are named after that architecture, with a matching `--platform`, in stages on `$BUILDPLATFORM` (but for official images of another machine than amd64), for cross toolchains, and where the architecture comes from a variable.',
    source: 'https://github.com/docker-library/official-images#architectures-other-than-amd64',
  },
  *check(file, { targets, path }) {
    // In a file for one architecture, `file-arch-mismatch` looks at the images of others.
    if (fileArchitectures(path).size > 0) return;
    const reported = new Set<number>();
    for (const stage of file.stages) {
      const places = imagePlaces(file, stage).map((place) => ({
        place,
        single: singleArchImage(place.name),
      }));
      const found = places.find((one) => one.single !== undefined);
      if (found?.single === undefined || reported.has(found.place.word.span.start)) continue;
      const { place, single } = found;
      const here = stageArchitectures(stage);
      if (
        single.platforms.some(({ architecture }) => here.has(architecture)) ||
        isChosen(file, stage, single)
      )
        continue;
      const harmed = targets.filter((target) => offers(single.platforms, target) === undefined);
      if (harmed.length === 0) continue;
      reported.add(place.word.span.start);
      yield finding(file, stage, place, single, harmed);
    }
  },
};

/** Where an image's name is written. */
interface ImagePlace {
  readonly word: Word;
  readonly name: string;
  /** The ARG whose default it is. */
  readonly arg: string | undefined;
}

/** Where the name of a stage's image is written: in FROM itself, or in the default of an ARG that FROM uses. */
function imagePlaces(file: Dockerfile, stage: Stage): ImagePlace[] {
  const word = stage.from.image;
  const base = baseOf(file, stage);
  if (word === undefined || base.kind === 'scratch' || base.kind === 'stage') return [];
  const name = written(file, word);
  if (name === undefined) return [];
  const defaults = variablesOf(word).flatMap((part): ImagePlace[] => {
    const value = globalArg(file, part.name)?.variable.value ?? part.operand;
    const inner = value && written(file, value);
    // An architecture alone makes no image: such an ARG has a rule of its own.
    return !inner || isBareArchitecture(inner) ? [] : [{ word: value, name: inner, arg: part.name }];
  });
  return [{ word, name, arg: undefined }, ...defaults];
}

function isBareArchitecture(text: string): boolean {
  const [word] = findArchitectureWords(text);
  return word !== undefined && /^(?:linux)?[-_/.]?$/.test(text.slice(0, word.start) + text.slice(word.end));
}

/** A name with its variables as `${NAME}`: what they hold is not this word's fault; undefined where one chooses by platform. */
function written(file: Dockerfile, word: Word): string | undefined {
  if (variablesOf(word).some(({ name }) => isAutomaticArg(name))) return undefined;
  // A default behind `:-` stands in the word itself.
  const isSet = globalLookup(file);
  return expandWord(word, (name) => (isSet(name) === '' ? '' : undefined)).template;
}

/** Whether the stage's platform is said by its own flag, or does not matter: then another rule looks at it. */
function isChosen(file: Dockerfile, stage: Stage, { platforms, plain }: SingleArchImage): boolean {
  const { kind, flag } = stagePlatform(file, stage);
  if (kind === 'build') {
    // Few machines that build are not amd64; other names may be of toolchains for the target.
    return plain?.sure !== true || platforms.some(({ architecture }) => architecture === 'amd64');
  }
  return kind === 'fixed' || (kind === 'unknown' && flag.value !== undefined);
}

/** ARGs that Home Assistant's builder and the like always pass, one image for each architecture. */
const PASSED_BY_BUILDERS = /^(?:BUILD_FROM|BUILD_BASE|HASSIO_BASE)$/;

function finding(
  file: Dockerfile,
  stage: Stage,
  { word, name, arg }: ImagePlace,
  single: SingleArchImage,
  harmed: readonly Platform[],
): Finding {
  const only = single.platforms[0] === undefined ? '' : formatPlatform(single.platforms[0]);
  const { plain } = single;
  const advice =
    plain === undefined
      ? 'Use an image that exists for all of them.'
      : plain.sure
        ? `Use \`${plain.name}\`.`
        : `Use an image that exists for all of them (perhaps \`${arg === undefined ? '' : `${arg}=`}${plain.name}\`).`;
  const passed = arg !== undefined && PASSED_BY_BUILDERS.test(arg);
  const unless = arg === undefined ? '' : ` unless \`--build-arg ${arg}=...\` names another image`;
  // What FROM makes of the ARG; the variables of a name that stands in FROM stay as they are written.
  const image = arg === undefined || stage.from.image === undefined ? undefined : stage.from.image;
  const shown = image === undefined ? name : expandWord(image, globalLookup(file)).template;
  const span = spanIn(word, name, single.start, single.end);
  return {
    message: `\`${shown}\` exists for ${only} only, so builds for ${platformList(harmed)} fail or ship programs for ${only}${unless}. ${advice}`,
    span,
    ...(passed && { severity: 'information' as const }),
    related: arg === undefined ? [] : [{ message: 'The stage that is built FROM it', span: stage.from.span }],
    fixes: fixes(word, name, single),
  };
}

/** The document span of `[start, end)` of the name, or the whole word where the two differ. */
function spanIn(word: Word, name: string, start: number, end: number): Span {
  const exact = exactStart(word, name);
  return exact === undefined ? word.span : { start: exact + start, end: exact + end };
}

/** Where the name begins in the document, if it stands there as it is. */
function exactStart(word: Word, name: string): number | undefined {
  const bare = /^(["']?)(.*)\1$/s.exec(word.text);
  const isWhole = word.span.end - word.span.start === word.text.length;
  return isWhole && bare?.[2] === name ? word.span.start + (bare[1] ?? '').length : undefined;
}

function fixes(word: Word, name: string, { plain, start, end }: SingleArchImage): Fix[] {
  const exact = exactStart(word, name);
  if (plain === undefined || exact === undefined) return [];
  // What is cut out: the word with the mark that goes with it.
  const removed = name.length - plain.name.length;
  const from = plain.name.startsWith(name.slice(0, start)) ? start : start - (removed - (end - start));
  const edits = [{ span: { start: exact + from, end: exact + from + removed }, newText: '' }];
  return [{ title: `Use ${plain.name}`, preferred: plain.sure, edits }];
}
