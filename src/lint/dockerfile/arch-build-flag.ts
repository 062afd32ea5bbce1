import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import { stagePlatform } from '../../dockerfile/stage-platform.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Finding } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import { architectureOr } from '../mentions.ts';
import type { DockerfileRule, RuleContext } from '../rule.ts';
import { mendBuildFlags } from './fixes/mend-build-flags.ts';
import { type BuildFlag, buildFlags } from './gates/build-flags.ts';
import { hasDynamicMarker } from './gates/dynamic-marker.ts';
import { harmedTargets } from './gates/harmed-targets.ts';
import { namedArchitectures } from './gates/named-architectures.ts';
import { isPinned } from './gates/pinned-stage.ts';
import { isForOtherUse, variablesSetFrom } from './gates/stage-settings.ts';
import { isToolStage } from './gates/tool-stage.ts';

export const archBuildFlag: DockerfileRule = {
  id: 'arch-build-flag',
  language: 'dockerfile',
  mentions: architectureOr('-m(?:arch|cpu|avx|s?sse|aes|pclmul|bmi|fma|f16c)|target-cpu'),
  severity: 'warning',
  summary: 'A build setting that produces code for one architecture only',
  docs: {
    why: 'A constant `GOARCH=amd64`, `--target x86_64-unknown-linux-musl`, `-r linux-x64` or `-mavx2` gives every platform the same code. The build succeeds, the image says that it is for linux/arm64, and its program ends with `exec format error` there.',
    wrong: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 GOARCH=amd64 go build -o /app .',
    right:
      'FROM golang:1.24 AS build\nARG TARGETARCH\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .',
    silent:
      'In files and stages for one architecture, where the instruction asks for the architecture, where a stage builds for several, for programs of another system (`GOOS=windows`), and for helpers that run in the build stage itself.',
    source: 'https://docs.docker.com/build/building/multi-platform/#cross-compilation',
  },
  *check(file, context) {
    for (const stage of [undefined, ...file.stages]) {
      const found: { instruction: Instruction; flags: readonly BuildFlag[] }[] = [];
      for (const instruction of stage === undefined ? file.globals : stage.instructions) {
        const flags = buildFlags(instruction);
        if (flags.length > 0) found.push({ instruction, flags });
      }
      if (found.length === 0 || (stage !== undefined && isToolStage(stage))) continue;
      const inStage = new Set(found.flatMap(({ flags }) => flags.map((flag) => flag.architecture)));
      const setFrom = stage === undefined ? new Set<string>() : variablesSetFrom(stage);
      const steps = stepsTowards(found);
      for (const { instruction, flags } of found) {
        const kept = flags.filter(
          (flag) => !steps.has(flag) && counts(file, stage, instruction, flag, setFrom),
        );
        for (const group of byKind(kept)) {
          const also = group[0]?.kind === 'dotnet' ? steps : new Map<BuildFlag, Instruction>();
          const finding = judge(file, context, stage, instruction, group, inStage, also);
          if (finding !== undefined) yield finding;
        }
      }
    }
  },
};

/** Whether a setting reaches what the stage is built for. */
function counts(
  file: Dockerfile,
  stage: Stage | undefined,
  instruction: Instruction,
  flag: BuildFlag,
  setFrom: ReadonlySet<string>,
): boolean {
  const { variable = '', kind } = flag;
  // A global ARG counts where a stage takes it up.
  if (stage === undefined) return file.stages.some(({ bindings }) => bindings.has(variable));
  // A constant that commands override with a computed value is a default that nobody gets.
  if (instruction.kind !== 'run' && setFrom.has(variable)) return false;
  if ((kind === 'goarch' || kind === 'cpu') && isForOtherUse(file, stage, instruction)) return false;
  if (stagePlatform(file, stage).kind !== 'build') return true;
  const isHelper = flag.command?.name === 'go' && flag.command.words[1]?.value === 'install';
  return kind !== 'cpu' && !isHelper;
}

/** What `dotnet restore -r x` and `dotnet build -r x` do for the `dotnet publish -r x` of the same stage, which is reported. */
function stepsTowards(
  found: readonly { instruction: Instruction; flags: readonly BuildFlag[] }[],
): ReadonlyMap<BuildFlag, Instruction> {
  const steps = new Map<BuildFlag, Instruction>();
  let isPublished = false;
  for (const { instruction, flags } of found) {
    for (const flag of flags) {
      if (flag.kind !== 'dotnet') continue;
      if (flag.command?.words[1]?.value === 'publish') isPublished = true;
      else steps.set(flag, instruction);
    }
  }
  return isPublished ? steps : new Map();
}

/** Settings of one kind in an instruction are one mistake, made once or more often. */
function byKind(flags: readonly BuildFlag[]): BuildFlag[][] {
  const groups = new Map<string, BuildFlag[]>();
  for (const flag of flags) {
    const key = `${flag.kind} ${flag.architecture}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [flag]);
    else group.push(flag);
  }
  return [...groups.values()];
}

function judge(
  file: Dockerfile,
  context: RuleContext,
  stage: Stage | undefined,
  instruction: Instruction,
  flags: readonly BuildFlag[],
  inStage: ReadonlySet<string>,
  also: ReadonlyMap<BuildFlag, Instruction>,
): Finding | undefined {
  const [flag] = flags;
  if (flag === undefined || isPinned(file, context.path, stage, flag.architecture)) return undefined;
  if (hasDynamicMarker(file, instruction)) return undefined;
  const named = new Set([...namedArchitectures(file, instruction), ...inStage]);
  const harmed = harmedTargets(context.targets, flag.architecture, named);
  if (harmed.length === 0) return undefined;
  const fix = mendBuildFlags(file, stage, instruction, flags, also);
  const isDefault = instruction.kind === 'arg';
  const but = isDefault ? ` unless the build is given \`--build-arg ${flag.variable ?? ''}\`` : '';
  return {
    message: `${messageOf(flag, harmed)}${but}. ${adviceOf(flag)}`,
    span: flag.span,
    ...(isDefault || isPortable(flag) ? { severity: 'information' as const } : {}),
    ...(fix === undefined ? {} : { fixes: [fix] }),
  };
}

const NOT_SELF_CONTAINED = /^(?:--no-self-contained|--self-contained=false|[-/]p:SelfContained=false)$/i;

/** `--self-contained false`: what is published still runs with another platform's runtime, unless it has native parts. */
function isPortable({ kind, command }: BuildFlag): boolean {
  const words = command?.words.map((word) => word.value ?? '') ?? [];
  const denied = words.some((word, index) => word === '--self-contained' && words[index + 1] === 'false');
  return kind === 'dotnet' && (denied || words.some((word) => NOT_SELF_CONTAINED.test(word)));
}

function messageOf({ kind, text, architecture }: BuildFlag, harmed: readonly Platform[]): string {
  const own = `linux/${architecture}`;
  const list = platformList(harmed);
  switch (kind) {
    case 'goarch':
    case 'rust':
    case 'dotnet':
      return `\`${text}\` compiles for ${own} only, so images for ${list} hold a program that does not start there`;
    case 'cpu':
      return `\`${text}\` is known to compilers for ${architecture === '386' ? 'x86' : own} only, so builds for ${list} fail or make a program that does not run there`;
    case 'pip':
      return `\`${text}\` takes wheels for ${own} only, so on ${list} Python cannot load their compiled modules`;
    case 'npm':
      return `\`${text}\` takes modules compiled for ${own} only, so on ${list} Node.js cannot load them`;
    case 'client':
      return `\`${text}\` makes Docker in this image pull and build for ${own} also on ${list}`;
  }
}

function adviceOf({ kind, text }: BuildFlag): string {
  switch (kind) {
    case 'goarch':
      return `Set \`${text.slice(0, text.indexOf('='))}=$TARGETARCH\`.`;
    case 'rust':
      return 'Leave the target out to compile for the platform of the stage, or choose it by `TARGETARCH`.';
    case 'dotnet':
      return 'Use `-a $TARGETARCH`.';
    case 'cpu':
      return 'Leave it out, or set it for that architecture only, chosen by `TARGETARCH`.';
    case 'pip':
    case 'npm':
      return 'Leave it out: without it the modules are those of the platform that is built.';
    case 'client':
      return 'Remove it, or name the platform where it is needed.';
  }
}
