import { variablesOf } from '../../../dockerfile/expand.ts';
import type { Dockerfile, Instruction, RunInstruction, Stage } from '../../../dockerfile/model.ts';
import { ancestry } from '../../../dockerfile/stages.ts';
import { isAutomaticArg } from '../../../platform/automatic-args.ts';
import type { Command, Script, Word } from '../../../shell/model.ts';
import { assignedNames, wordTemplate } from '../../../shell/queries.ts';
import { containsSpan } from '../../../text/span.ts';
import { isNamedAfterArchitecture } from './architecture-identifier.ts';
import { commandsOf } from './run-commands.ts';

/** Cross compilers and their settings, in the names of images, packages and options. */
const CROSS =
  /cross|(?:^|[/:_-])xx(?:$|[:@/-])|osxcross|mingw|zigbuild|(?:aarch64|arm|armv7|armv7l|x86_64|i686|riscv64gc?|powerpc64le|s390x)-(?:[a-z]+-)?linux|^--?(?:target|host|triple)(?:=|$)|^-D(?:target|CMAKE_TOOLCHAIN_FILE|CMAKE_SYSTEM_PROCESSOR)/i;

/** `make ARCH=...`, `CC=...`: given on the command line or in the environment. */
const SETTING =
  /^-{0,2}(?!BUILD)(?:\w*ARCH|GOARM|CROSS_COMPILE|CARGO_BUILD_TARGET|\w*PLATFORM\w*|CC|CXX|HOST|TARGET|TRIPLE)=/;

const SETTING_NAME =
  /^(?:GOARM|CROSS_COMPILE|CARGO_BUILD_TARGET|CC|CXX|TARGET|TRIPLE|RUSTTARGET|RUST_TARGET|RID|(?:NPM_CONFIG|npm_config)_\w*)$/;

const answers = new WeakMap<Stage, boolean>();

/**
 * Whether a stage on the build platform, or one that it is built FROM, shows that it compiles for the target: it uses
 * `TARGETARCH`, sets GOARCH, has a cross compiler. Declaring `ARG TARGETARCH` alone is none.
 */
export function hasCrossMarker(file: Dockerfile, stage: Stage): boolean {
  let answer = answers.get(stage);
  if (answer === undefined) {
    answer = ancestry(file, stage).some(
      (one) => imageMarks(one) || one.instructions.some((instruction) => marks(instruction)),
    );
    answers.set(stage, answer);
  }
  return answer;
}

/** Whether the stage has the ARG, so that programs which read the environment (make, scripts) know the target. */
export function knowsTarget(file: Dockerfile, stage: Stage): boolean {
  return ancestry(file, stage).some((one) =>
    ['TARGETARCH', 'TARGETPLATFORM', 'TARGETVARIANT'].some((name) => one.bindings.has(name)),
  );
}

function imageMarks({ from }: Stage): boolean {
  const image = from.image;
  return (
    image !== undefined && (CROSS.test(image.text) || variablesOf(image).some(({ name }) => isTarget(name)))
  );
}

/** The operating system alone does not choose the machine code. */
function isTarget(name: string): boolean {
  if (!isAutomaticArg(name)) return isNamedAfterArchitecture(name) || SETTING_NAME.test(name);
  return /^TARGET(?:ARCH|PLATFORM|VARIANT)$/.test(name);
}

function usesTarget(words: readonly (Word | undefined)[]): boolean {
  return words.some((word) => word !== undefined && variablesOf(word).some(({ name }) => isTarget(name)));
}

function marks(instruction: Instruction): boolean {
  switch (instruction.kind) {
    case 'run':
      return runMarks(instruction);
    case 'arg':
    case 'env':
      return instruction.variables.some(
        ({ name, value }) =>
          (!isAutomaticArg(name) && isTarget(name)) || usesTarget([value]) || isCross(value),
      );
    case 'copy':
      return (
        isCross(instruction.from?.value) || usesTarget([...instruction.sources, instruction.destination])
      );
    case 'other':
      // WORKDIR; a LABEL or CMD compiles nothing.
      return instruction.keyword === 'WORKDIR' && usesTarget(instruction.words);
    case 'from':
      return false;
  }
}

function isCross(word: Word | undefined): boolean {
  return word !== undefined && !word.text.includes('://') && CROSS.test(word.text);
}

function runMarks(run: RunInstruction): boolean {
  if (run.scripts().some(scriptMarks)) return true;
  return commandsOf(run).some(
    ({ command }) =>
      command.name?.startsWith('xx-') === true ||
      command.words.some((word) => isCross(word) || SETTING.test(wordTemplate(word))),
  );
}

function scriptMarks(script: Script): boolean {
  if ([...assignedNames(script)].some((name) => !isAutomaticArg(name) && isTarget(name))) return true;
  const talk = talkIn(script);
  // "I am running on $BUILDPLATFORM, building for $TARGETPLATFORM" builds for nobody.
  return script.variables.some(
    ({ name, span }) => isTarget(name) && !talk.some((command) => containsSpan(command.span, span)),
  );
}

/** More of it is no talk any more; every use of a variable is compared with each. */
const MAX_TALK = 100;

/** `echo "..."` for the log alone: into no file, no pipe, no `$(...)`. */
function talkIn(script: Script): readonly Command[] {
  const sizes = new Map<number, number>();
  for (const { pipeline } of script.commands) sizes.set(pipeline, (sizes.get(pipeline) ?? 0) + 1);
  const talk = script.commands.filter(
    ({ name, redirects, within, pipeline }) =>
      (name === 'echo' || name === 'printf') &&
      redirects.length === 0 &&
      within === undefined &&
      sizes.get(pipeline) === 1,
  );
  return talk.length > MAX_TALK ? [] : talk;
}
