import type { Dockerfile, Flag, Stage } from '../../dockerfile/model.ts';
import { stagePlatform } from '../../dockerfile/stage-platform.ts';
import type { Platform } from '../../platform/platform.ts';
import { sliceSpan, type Span } from '../../text/span.ts';
import type { Finding, Fix } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import { BUILD_ARG } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { dropFlag } from './fixes/drop-flag.ts';
import { goForTarget } from './fixes/go-for-target.ts';
import { hasCrossMarker } from './gates/cross-marker.ts';
import { stageArchitectures } from './gates/dedicated.ts';
import type { NativeBuild } from './gates/native-build.ts';
import { comparisons } from './gates/stage-flow.ts';
import { type ShippedBuild, shippedBuilds } from './gates/shipped-builds.ts';

export const buildStageNotCross: DockerfileRule = {
  id: 'build-stage-not-cross',
  language: 'dockerfile',
  mentions: BUILD_ARG,
  severity: 'error',
  summary:
    'A stage on `$BUILDPLATFORM` compiles for the build machine, and the result is shipped for every platform',
  docs: {
    why: 'A stage `FROM --platform=$BUILDPLATFORM` runs on the machine that builds, and a compiler there makes programs for that machine unless it is told otherwise. Copied into the image they are the same for every platform: the arm64 image holds an amd64 program and stops with `exec format error`. Packages with native parts (`npm ci`, `pip install`) are chosen for the build machine in the same way.',
    wrong:
      'FROM --platform=$BUILDPLATFORM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\n\nFROM alpine:3.20\nCOPY --from=build /app /app',
    right:
      'FROM --platform=$BUILDPLATFORM golang:1.24 AS build\nARG TARGETOS TARGETARCH\nRUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app .\n\nFROM alpine:3.20\nCOPY --from=build /app /app',
    silent:
      'When the stage or one it is built FROM uses `TARGETARCH`, sets `GOARCH` or has a cross compiler (`xx`, `--target`, `-a $TARGETARCH` ...), when no stage of the target platform copies the result, for jars, web pages, texts and certificates, for `dotnet app.dll`, and with a single target platform.',
    source: 'https://docs.docker.com/build/building/multi-platform/#cross-compilation',
  },
  *check(file, { targets }) {
    if (targets.length < 2) return;
    const budget = comparisons();
    for (const stage of file.stages) {
      const platform = stagePlatform(file, stage);
      if (platform.kind !== 'build' || hasCrossMarker(file, stage)) continue;
      // One of a set, chosen by the architecture.
      if (stageArchitectures(stage).size > 0) continue;
      const shipped = shippedBuilds(file, stage, budget);
      const native = shipped.filter(({ build }) => build.family !== 'packages');
      // `go get` compiles only where there are no modules.
      const compiled = native.filter(({ build }) => build.what !== 'go get');
      // Compiled programs are the worse case and mended in the same way: one finding for a stage.
      const worst = [compiled, native, shipped].find((some) => some.length > 0);
      const [first] = worst ?? [];
      if (worst === undefined || first === undefined) continue;
      const same = worst.filter(({ build }) => build.family === first.build.family);
      yield finding(file, stage, platform, same, first, targets);
    }
  },
};

function finding(
  file: Dockerfile,
  stage: Stage,
  { stage: root, flag }: { readonly stage: Stage; readonly flag: Flag },
  shipped: readonly ShippedBuild[],
  { build, arrival }: ShippedBuild,
  targets: readonly Platform[],
): Finding {
  const { what, family } = build;
  const shown = flag.value?.text ?? '';
  const where = stage.name === undefined ? 'This stage' : `The stage \`${stage.name}\``;
  const taken = `\`${sliceSpan(file.text, arrival.taking.instruction.keywordSpan)} --from\` takes it into the image`;
  const on = `${where} runs on the machine that builds (\`${shown}\`)`;
  const packages = family === 'packages';
  const message = packages
    ? `${on}, so \`${what}\` chooses native parts of packages for that machine, and ${taken} for ${platformList(targets)}: such a package fails on every other platform. Remove the flag, or install in a stage of the target platform.`
    : `${on}, but its \`${what}\` is not told the target, and ${taken}: ${platformList(targets)} all get the build machine's program. ${adviceFor(what, family)}.`;
  return {
    message,
    span: whatSpan(build),
    ...(packages && { severity: 'warning' as const }),
    related: [
      { message: 'Here the stage is put on the build machine', span: flag.span },
      { message: 'Here the result is taken', span: arrival.taking.instruction.span },
      ...shipped.slice(1, 9).map((other) => ({ message: 'So does this', span: whatSpan(other.build) })),
    ],
    fixes: fixes(file, stage, root, flag, shipped, targets),
  };
}

/** How a compiler is told the target, and what can be done otherwise. */
function adviceFor(what: string, family: NativeBuild['family']): string {
  const other = ', or remove the flag';
  switch (what) {
    case 'go build':
      return `Set \`GOOS=$TARGETOS GOARCH=$TARGETARCH\`${other}`;
    case 'cargo build':
      return `Give it the \`--target\` that belongs to \`TARGETARCH\`${other}`;
    case 'dotnet publish':
      return `Add \`-a $TARGETARCH\`${other}`;
    case 'cmake --build':
    case 'cmake --install':
      return `Give \`cmake\` a \`CMAKE_TOOLCHAIN_FILE\` that belongs to \`TARGETARCH\`${other}`;
    case 'jlink':
    case 'jpackage':
      return 'Remove the flag, or name the JDK of the target with `--module-path`';
    case 'mix release':
      return 'Remove the flag: a release holds the Erlang runtime of the machine that makes it';
    default:
      // `go install` puts what it cross-compiles into a folder of its own, or refuses.
      if (family === 'go') return `Use \`GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o ...\`${other}`;
      return `Declare \`ARG TARGETARCH\` and compile for that${other}`;
  }
}

/** `go build`: the program with its subcommand. */
function whatSpan({ command, what }: NativeBuild): Span {
  const [program, sub] = command.words;
  if (program === undefined) return command.span;
  const end = what.includes(' ') && sub !== undefined ? sub.span.end : program.span.end;
  return { start: program.span.start, end };
}

function fixes(
  file: Dockerfile,
  stage: Stage,
  root: Stage,
  flag: Flag,
  shipped: readonly ShippedBuild[],
  targets: readonly Platform[],
): Fix[] {
  const isGo = shipped[0]?.build.family === 'go';
  const go = isGo
    ? goForTarget(
        file,
        stage,
        shipped.map(({ build }) => build.command),
        targets,
      )
    : undefined;
  const drop: Fix = {
    title: 'Run the stage on the target platform: remove the --platform flag',
    edits: [dropFlag(file, root.from, flag)],
  };
  return go === undefined ? [drop] : [go, drop];
}
