import { declareArgs } from '../../dockerfile/declare-args.ts';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { stagePlatform } from '../../dockerfile/stage-platform.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Command, CommandPart, Script } from '../../shell/model.ts';
import { wordTemplate } from '../../shell/queries.ts';
import { sliceSpan } from '../../text/span.ts';
import type { Fix } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import { BUILD_ARG } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { dropFlag } from './fixes/drop-flag.ts';
import { asksArchitecture } from './gates/dynamic-marker.ts';
import { type Arrival, arrivalsOf, type Budget, comparisons } from './gates/stage-flow.ts';
import { type Call, callsOf } from './gates/native-build.ts';
import { isNeutralPath } from './gates/neutral-path.ts';
import { isToolStage } from './gates/tool-stage.ts';

export const hostArchInBuildStage: DockerfileRule = {
  id: 'host-arch-in-build-stage',
  language: 'dockerfile',
  mentions: BUILD_ARG,
  severity: 'warning',
  summary: 'A stage on `$BUILDPLATFORM` chooses by `uname -m` what is shipped for every platform',
  docs: {
    why: 'In a stage `FROM --platform=$BUILDPLATFORM`, `uname -m` and `dpkg --print-architecture` tell the machine that builds. What is downloaded by their answer and copied into the image is the same for every platform. `TARGETARCH` tells the platform that the image is for.',
    wrong:
      'FROM --platform=$BUILDPLATFORM debian:13 AS fetch\nRUN curl -o /tool https://example.com/tool-$(dpkg --print-architecture)\n\nFROM debian:13\nCOPY --from=fetch /tool /usr/bin/tool',
    right:
      'FROM --platform=$BUILDPLATFORM debian:13 AS fetch\nARG TARGETARCH\nRUN curl -o /tool https://example.com/tool-$TARGETARCH\n\nFROM debian:13\nCOPY --from=fetch /tool /usr/bin/tool',
    silent:
      'When what it chooses stays in the stage (a tool that runs there), when the instruction uses `TARGETARCH` as well, and in stages of the target platform.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file, { targets }) {
    if (targets.length < 2) return;
    const budget = comparisons();
    for (const stage of file.stages) {
      const platform = stagePlatform(file, stage);
      if (platform.kind !== 'build') continue;
      for (const run of stage.instructions) {
        if (run.kind !== 'run' || run.onbuild) continue;
        for (const script of run.scripts()) {
          const question = hostQuestion(script);
          if (question === undefined) continue;
          const arrival = shippedBy(file, stage, callsOf(file, stage, run), budget);
          if (arrival === undefined) break;
          const shown = sliceSpan(file.text, question.span);
          yield {
            message: `This stage runs on the machine that builds (\`${platform.flag.value?.text ?? ''}\`), so \`${shown}\` tells that machine, and what is chosen by it and copied to \`${arrival.at?.path ?? arrival.source}\` is the same for ${platformList(targets)}. Use \`$TARGETARCH\`, or remove the flag.`,
            span: question.span,
            related: [
              { message: 'Here the stage is put on the build machine', span: platform.flag.span },
              { message: 'Here the result is taken', span: arrival.taking.instruction.span },
            ],
            fixes: [
              ...targetArch(file, stage, script, question, targets),
              {
                title: 'Run the stage on the target platform: remove the --platform flag',
                edits: [dropFlag(file, platform.stage.from, platform.flag)],
              },
            ],
          };
          break;
        }
      }
    }
  },
};

const TARGET = /^TARGET(?:ARCH|PLATFORM|VARIANT)$/;

/** The first command that asks the machine for its architecture, in a script that knows nothing of the target. */
function hostQuestion(script: Script): Command | undefined {
  if (script.variables.some(({ name }) => TARGET.test(name))) return undefined;
  return script.commands.find(
    (command) =>
      asksArchitecture(command) &&
      // `xx-info` tells the target, `go env` what is set.
      command.name !== 'go' &&
      command.name?.startsWith('xx-') !== true &&
      // Asked for its own sake it decides nothing.
      command.within !== undefined,
  );
}

/** Where something that this RUN writes is taken by a stage of the target platform. */
function shippedBy(
  file: Dockerfile,
  stage: Stage,
  calls: readonly Call[],
  budget: Budget,
): Arrival | undefined {
  for (const call of calls) {
    for (const word of [
      ...call.words.slice(1),
      ...call.command.redirects.flatMap(({ target }) => (target ? [wordTemplate(target)] : [])),
    ]) {
      const path = pathIn(word);
      if (path === undefined) continue;
      const made = call.path(path);
      // `/usr` or a bare name would fit nearly anything.
      if (!made.rooted || made.path.split('/').length < 2 || COMMON.test(made.path)) continue;
      const arrivals = arrivalsOf(file, stage, made, budget, (_taking, source) => !isNeutralPath(source));
      const arrival = arrivals.find(({ taking }) => !isToolStage(taking.by));
      if (arrival !== undefined) return arrival;
    }
  }
  return undefined;
}

/** Folders of everything: that something is under them says nothing. */
const COMMON = /^\/(?:|usr|tmp|bin|lib|var|etc|dev(?:\/.*)?|root|home|opt|usr\/lib|var\/lib)$/;

/** A path in an argument: `/out/tool`, `./out`, `-o/out`, `--prefix=/out`; no address, no text. */
function pathIn(word: string): string | undefined {
  if (word.includes('://') || /\s/.test(word)) return undefined;
  const path = word.replace(/^-{1,2}\w[\w-]*=|^-[a-zA-Z](?=[/.])/, '');
  return /^(?:\/|\.{1,2}\/|[\w.-]+\/)[^$]/.test(path) || /^\/\w/.test(path) ? path : undefined;
}

/** `$(dpkg --print-architecture)` and `$TARGETARCH` agree for amd64 and arm64, not for arm. */
function targetArch(
  file: Dockerfile,
  stage: Stage,
  script: Script,
  question: Command,
  targets: readonly Platform[],
): Fix[] {
  const part: CommandPart | undefined = question.within;
  const agrees = targets.every(({ architecture }) =>
    ['amd64', 'arm64', 's390x', 'riscv64'].includes(architecture),
  );
  const several = script.commands.filter((command) => asksArchitecture(command)).length > 1;
  if (part === undefined || question.name !== 'dpkg' || !agrees || several) return [];
  // A variable that has no value of its own: nothing else may stand in the parentheses.
  if (part.text.trim() !== sliceSpan(file.text, question.span).trim()) return [];
  const declared = declareArgs(file, stage, ['TARGETARCH'], question.span.start);
  const edits = [
    ...(declared === undefined ? [] : [declared]),
    { span: part.span, newText: '${TARGETARCH}' },
  ];
  return [{ title: 'Use $TARGETARCH', preferred: true, edits }];
}
