import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { nativeBuilds } from './native-compilers.ts';
import { commandsOf } from './run-commands.ts';

const BUILDERS = /^(?:mvnw?|gradlew?|sbt|ant|lein|mill)$/;

/** What makes machine code or a Java runtime of what the build tools made. */
const PACKERS = /^(?:jlink|jpackage|native-image)$/;

/**
 * Whether a stage builds programs for the Java virtual machine and nothing for one machine: its jars, classes and folders
 * of libraries are the same on every platform.
 */
export function isJvmBuild(file: Dockerfile, stage: Stage): boolean {
  const commands = stage.instructions.flatMap((run) =>
    run.kind === 'run' && !run.onbuild ? commandsOf(run).map(({ command }) => command) : [],
  );
  const programs = commands.map(({ name = '' }) => name.slice(name.lastIndexOf('/') + 1));
  if (
    !programs.some((program) => BUILDERS.test(program)) ||
    programs.some((program) => PACKERS.test(program))
  )
    return false;
  // `mvn -Pnative package`, `gradle nativeCompile`.
  if (commands.some(({ words }) => words.some(({ text }) => /native/i.test(text)))) return false;
  return nativeBuilds(file, stage).builds.every(({ family }) => family === 'packages');
}
