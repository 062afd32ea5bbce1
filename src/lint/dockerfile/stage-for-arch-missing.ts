import { expandWord } from '../../dockerfile/expand.ts';
import { type AutomaticValues, globalLookup } from '../../dockerfile/global-scope.ts';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { stageNamed } from '../../dockerfile/stages.ts';
import { findArchitectureWords } from '../../platform/architecture-words.ts';
import { automaticValues } from '../../platform/automatic-args.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Fix } from '../finding.ts';
import { platformList, wordList } from '../platform-list.ts';
import { AUTOMATIC_ARG } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { reachedStages } from './gates/reached-stages.ts';

export const stageForArchMissing: DockerfileRule = {
  id: 'stage-for-arch-missing',
  language: 'dockerfile',
  mentions: AUTOMATIC_ARG,
  severity: 'error',
  summary: '`FROM name-$TARGETARCH` has no stage for one of the targets',
  docs: {
    why: '`FROM build-$TARGETARCH` chooses among the stages `build-amd64`, `build-arm64` ... Where there is none for a target, BuildKit takes the name for an image and looks for `docker.io/library/build-arm`: that platform fails with "pull access denied", or worse, somebody else\'s image is used. The architecture of linux/arm/v7 is `arm` here.',
    wrong:
      'FROM alpine:3.20 AS base-amd64\nFROM alpine:3.20 AS base-arm64\nFROM base-$TARGETARCH  # linux/arm/v7: no base-arm',
    right:
      'FROM alpine:3.20 AS base-amd64\nFROM alpine:3.20 AS base-arm64\nFROM alpine:3.20 AS base-arm\nFROM base-$TARGETARCH',
    silent:
      'When no stage fits the pattern at all (it is the name of an external image), and for names made of `BUILDARCH` or of an ARG without a default.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file, { targets }) {
    const families = new Map(file.stages.map((stage) => [stage, familyOf(file, stage)]));
    if ([...families.values()].every((family) => family.length === 0)) return;
    const reached = new Map(targets.map((target) => [target, reachedStages(file, valuesFor(target))]));
    for (const [stage, family] of families) {
      const { image } = stage.from;
      if (image === undefined || family.length === 0) continue;
      const missing = new Map<string, Platform[]>();
      for (const target of targets) {
        if (reached.get(target)?.has(stage) !== true) continue;
        const name = nameFor(file, stage, target);
        if (name === undefined || name === '' || name === 'scratch' || stageNamed(file, name, stage.index))
          continue;
        missing.set(name, [...(missing.get(name) ?? []), target]);
      }
      if (missing.size === 0) continue;
      const names = [...missing.keys()];
      const harmed = platformList([...missing.values()].flat());
      const stages = wordList(names.map((name) => `\`${name}\``));
      const there = wordList(family.map(({ name }) => `\`${name ?? ''}\``));
      const more = names.length > 1;
      yield {
        message: `For ${harmed} this is FROM ${stages}, but ${more ? 'there are no such stages' : 'there is no such stage'} (only ${there}), so ${more ? 'those builds look' : 'that build looks'} for an image of that name and ${more ? 'fail' : 'fails'}. Add ${more ? 'the stages' : `a stage ${stages}`}, or take ${harmed} from the targets.`,
        span: image.span,
        related: family.map(({ from }) => ({ message: 'A stage that it chooses from', span: from.span })),
        fixes: addStages(file, stage, family, names),
      };
    }
  },
};

/** Stands for what only the build machine decides. */
const BUILD = '\0';
const BUILD_MACHINE = {
  BUILDPLATFORM: BUILD,
  BUILDOS: BUILD,
  BUILDOSVERSION: BUILD,
  BUILDARCH: BUILD,
  BUILDVARIANT: BUILD,
};

function valuesFor(target: Platform): AutomaticValues {
  return { ...automaticValues(target, target), ...BUILD_MACHINE };
}

/** What FROM names in a build for `target`; undefined where that depends on more than the target. */
function nameFor(file: Dockerfile, stage: Stage, target: Platform): string | undefined {
  const image = stage.from.image;
  const value = image && expandWord(image, globalLookup(file, valuesFor(target))).value;
  return value?.includes(BUILD) ? undefined : value;
}

/** What a stage may be written for: where the name of one of them is a stage, FROM chooses among stages. */
const PLATFORMS: readonly Platform[] = ['linux', 'windows', 'darwin', 'freebsd'].flatMap((os) => [
  ...['amd64', 'arm64', '386', 'ppc64le', 's390x', 'riscv64', 'loong64', 'mips64le'].map((architecture) => ({
    os,
    architecture,
  })),
  ...['v5', 'v6', 'v7'].map((variant) => ({ os, architecture: 'arm', variant })),
]);

/** The stages that FROM chooses from by the target; none where it names an image, or always the same stage. */
function familyOf(file: Dockerfile, stage: Stage): Stage[] {
  const { image } = stage.from;
  if (image === undefined || expandWord(image, globalLookup(file)).value !== undefined) return [];
  const names = new Set(PLATFORMS.map((platform) => nameFor(file, stage, platform)));
  const family = [...names].flatMap((name) => (name ? (stageNamed(file, name, stage.index) ?? []) : []));
  return family.sort((a, b) => a.index - b.index);
}

/** Stages of those names built from what all of the others are built from; not where that is not plain. */
function addStages(
  file: Dockerfile,
  stage: Stage,
  family: readonly Stage[],
  names: readonly string[],
): Fix[] {
  const bases = new Set(
    family.map(({ from }) => file.text.slice(from.keywordSpan.end, from.image?.span.end)),
  );
  const [base] = bases;
  if (base === undefined || bases.size > 1 || findArchitectureWords(base).length > 0) return [];
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  const at = startWithComments(file, stage.from.span.start);
  const newText = names.map((name) => `FROM${base} AS ${name}${lineEnd}${lineEnd}`).join('');
  const title = `Add ${names.length > 1 ? 'stages' : 'a stage'} ${wordList(names)} like the others, without instructions`;
  return [{ title, edits: [{ span: { start: at, end: at }, newText }] }];
}

/** Where the line at `offset` begins, or the comment lines right above it. */
function startWithComments(file: Dockerfile, offset: number): number {
  const lineStart = (at: number): number => file.text.lastIndexOf('\n', at - 1) + 1;
  let start = lineStart(offset);
  while (start > 0 && /^[ \t]*#/.test(file.text.slice(lineStart(start - 1), start)))
    start = lineStart(start - 1);
  return start;
}
