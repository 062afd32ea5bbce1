import type { Dockerfile, Flag, Stage } from '../../dockerfile/model.ts';
import { variablesOf } from '../../dockerfile/expand.ts';
import { ancestry, baseOf, parentStages } from '../../dockerfile/stages.ts';
import { findArchitectureWords } from '../../platform/architecture-words.ts';
import { offers } from '../../platform/match.ts';
import { parsePlatform } from '../../platform/parse.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Fix } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import { PLATFORM_FLAG } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { dropFlag } from './fixes/drop-flag.ts';
import { buildFlags } from './gates/build-flags.ts';
import { commentsAbove } from './gates/comments-above.ts';
import { hasCrossMarker } from './gates/cross-marker.ts';
import { fileArchitectures, stageArchitectures } from './gates/dedicated.ts';
import { hasDynamicMarker } from './gates/dynamic-marker.ts';
import { isJvmBuild } from './gates/jvm-build.ts';
import { isWebPath } from './gates/neutral-path.ts';
import { takingsFrom, withDescendants } from './gates/stage-flow.ts';
import { isToolStage } from './gates/tool-stage.ts';

export const fromPlatformConst: DockerfileRule = {
  id: 'from-platform-const',
  language: 'dockerfile',
  mentions: PLATFORM_FLAG,
  severity: 'warning',
  summary: 'FROM asks for one fixed platform',
  docs: {
    why: '`FROM --platform=linux/amd64` takes the amd64 image whatever the build is for. In the last stage every platform of the image holds amd64 programs, and on an arm64 machine all of it runs emulated. It is often left over from a time when the base image had no arm64 entry.',
    wrong: 'FROM --platform=linux/amd64 node:22-alpine',
    right: 'FROM node:22-alpine',
    silent:
      "When the stage's name holds the operating system or the architecture (BuildKit makes the same exception), in files named after an architecture, and in stages of which only texts, web pages or bytecode are copied (also from a Maven or Gradle build). It is an information where a comment above names the architecture or the stage compiles for the target.",
    source: 'https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/',
  },
  *check(file, { targets, path }) {
    const dedicated = fileArchitectures(path).size > 0;
    for (const stage of file.stages) {
      const flag = stage.from.platform;
      const platform = constantPlatform(flag);
      if (flag === undefined || platform === undefined || dedicated || isExempt(stage, platform)) continue;
      // A stage built FROM another one, and scratch, have no use for the flag.
      if (baseOf(file, stage).kind === 'scratch' || parentStages(file, stage).length > 0) continue;
      const harmed = targets.filter((target) => offers([platform], target) === undefined);
      if (harmed.length === 0) continue;
      const shipped = isShipped(file, stage);
      const takings = takingsFrom(file, stage);
      if (!shipped && takings.every(({ sources }) => sources.length > 0 && sources.every(isWebPath)))
        continue;
      if (!shipped && takings.every(({ sources }) => !sources.some(isJava)) && isJvmBuild(file, stage))
        continue;
      const compiling = withDescendants(file, stage);
      const cross =
        !shipped &&
        compiling.some((one) => hasCrossMarker(file, one)) &&
        !compiling.some((one) => compilesOnlyFor(file, one, platform));
      const meant = commentsAbove(file, stage.from.span.start).some(
        (comment) =>
          findArchitectureWords(comment).length > 0 || /platform|architecture|\barch\b/i.test(comment),
      );
      const shown = flag.value?.text ?? '';
      const image = stage.from.image?.text ?? 'the image';
      const consequence = shipped
        ? `the images for ${platformList(harmed)} hold programs for ${shown}`
        : cross
          ? `it runs emulated on a build machine of another architecture`
          : `what is copied from it into the images for ${platformList(harmed)} is for ${shown}`;
      const advice = cross
        ? 'Use `--platform=$BUILDPLATFORM`, since the stage compiles for the target.'
        : 'Remove the flag, or name the stage after the architecture if that is meant.';
      yield {
        message: `\`${image}\` is always taken for ${shown}, so ${consequence}. ${advice}`,
        span: flag.span,
        ...((meant || cross) && { severity: 'information' as const }),
        fixes: [
          cross
            ? useBuildPlatform(flag)
            : { title: 'Remove the --platform flag', edits: [dropFlag(file, stage.from, flag)] },
        ],
      };
    }
  },
};

/** The platform that a flag without variables names, if there is such a platform. */
function constantPlatform(flag: Flag | undefined): Platform | undefined {
  if (flag?.value?.value === undefined || variablesOf(flag.value).length > 0) return undefined;
  const parsed = parsePlatform(flag.value.value);
  return parsed.kind === 'platform' ? parsed.platform : undefined;
}

/** As BuildKit's `reportConstPlatformDisallowed` has it; other names of architectures count as well. */
function isExempt(stage: Stage, { os, architecture }: Platform): boolean {
  const name = stage.name?.toLowerCase() ?? '';
  return name.includes(os) || name.includes(architecture) || stageArchitectures(stage).size > 0;
}

/** `cargo build --target x86_64-unknown-linux-musl` in a stage for linux/amd64 compiles for no other target. */
function compilesOnlyFor(file: Dockerfile, stage: Stage, { architecture }: Platform): boolean {
  const flags = stage.instructions
    .filter((instruction) => !hasDynamicMarker(file, instruction))
    .flatMap(buildFlags)
    .filter(({ kind }) => kind === 'goarch' || kind === 'rust' || kind === 'dotnet');
  return flags.length > 0 && flags.every((flag) => flag.architecture === architecture);
}

/** A Java runtime is for one machine, other than what a Java build makes. */
function isJava(path: string): boolean {
  return /(?:^|\/)(?:usr|jdk|jre|java|openjdk|jvm|graalvm)(?:[-\d./]|$)/.test(path);
}

/** Whether the stage is the image, or part of what the image is built FROM. */
function isShipped(file: Dockerfile, stage: Stage): boolean {
  const final = file.stages.at(-1);
  if (final !== undefined && ancestry(file, final).includes(stage)) return true;
  // A target of its own: nobody copies from it.
  return (
    !isToolStage(stage) && takingsFrom(file, stage).length === 0 && withDescendants(file, stage).length === 1
  );
}

function useBuildPlatform(flag: Flag): Fix {
  const span = flag.value?.span ?? flag.span;
  return { title: 'Use --platform=$BUILDPLATFORM', edits: [{ span, newText: '$BUILDPLATFORM' }] };
}
