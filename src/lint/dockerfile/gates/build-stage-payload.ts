import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { stagePlatform } from '../../../dockerfile/stage-platform.ts';
import { ancestry } from '../../../dockerfile/stages.ts';
import type { Fetch } from './fetches.ts';
import { usersOf } from './stage-users.ts';

/** Programs for which a stage on the build machine fetches its tools. */
const BUILDERS =
  /^(?:go|cargo|rustc|gcc|g\+\+|cc|clang|make|cmake|ninja|meson|bazel\w*|xx-\w+|npm|yarn|pnpm|node|mvn|mvnw|gradle|gradlew|dotnet|python[\d.]*|protoc|buf|goreleaser|mage|task|just|hugo|zig|nim|sbt|bundle|composer|configure)$/;

/**
 * Whether what a stage on `$BUILDPLATFORM` fetches is meant for the target: the stage compiles nothing, and a stage for
 * the target copies from it. A stage that compiles fetches its tools, which must fit the build machine.
 */
export function isBuildStagePayload(file: Dockerfile, { stage }: Fetch): boolean {
  return !compiles(file, stage) && isCopiedToTarget(file, stage);
}

const known = new WeakMap<Stage, boolean>();

/** Kept, since every download of a stage asks for it. */
function compiles(file: Dockerfile, stage: Stage): boolean {
  const answer = known.get(stage) ?? runsBuilder(file, stage);
  known.set(stage, answer);
  return answer;
}

function runsBuilder(file: Dockerfile, stage: Stage): boolean {
  return ancestry(file, stage).some((one) =>
    one.instructions.some(
      (instruction) =>
        instruction.kind === 'run' &&
        instruction
          .scripts()
          .some((script) =>
            script.commands.some(({ name }) => BUILDERS.test(name?.replace(/^.*\//, '') ?? '')),
          ),
    ),
  );
}

function isCopiedToTarget(file: Dockerfile, stage: Stage): boolean {
  return [...usersOf(file, stage)].some((user) => stagePlatform(file, user).kind === 'target');
}
