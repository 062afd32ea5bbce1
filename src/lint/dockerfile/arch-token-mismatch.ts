import { globalArg } from '../../dockerfile/global-scope.ts';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { bindingOf } from '../../dockerfile/scope.ts';
import { automaticValues, isAutomaticArg } from '../../platform/automatic-args.ts';
import type { Platform } from '../../platform/platform.ts';
import { sliceSpan } from '../../text/span.ts';
import type { Finding } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import type { DockerfileRule } from '../rule.ts';
import { removal, replacement } from './fixes/mend-token.ts';
import { KNOWN_PLATFORMS } from './gates/arch-subject.ts';
import { type ArchTest, archTests } from './gates/arch-tests.ts';
import { machinesNamed, platformsNamed } from './gates/arch-token.ts';
import { fileTargets } from './gates/file-targets.ts';
import { goarchFindings } from './gates/goarch-value.ts';
import { runtimeIdFindings } from './gates/runtime-id.ts';
import { hasTwin, isSaid, serves } from './gates/said-tokens.ts';

export const archTokenMismatch: DockerfileRule = {
  id: 'arch-token-mismatch',
  language: 'dockerfile',
  mentions: /arch|platform|uname|machine/i,
  severity: 'warning',
  summary: 'An architecture is compared with, or used as, a name that its source never gives',
  docs: {
    why: 'Each tool has its own names: linux/arm64 is `arm64` to BuildKit and Debian, `aarch64` to `uname -m` and Alpine; linux/amd64 is `amd64` to BuildKit, Debian and go, `x86_64` to `uname -m`, `x64` to .NET; linux/arm/v7 is `arm` to BuildKit and go, `armhf` to Debian, `armv7l` to `uname -m`. `[ "$TARGETARCH" = aarch64 ]` is never true, so that platform silently gets the other branch or none; `dotnet publish -r linux-$TARGETARCH` asks for `linux-amd64`, which does not exist.',
    wrong:
      'FROM alpine:3.20\nARG TARGETARCH\nRUN if [ "$TARGETARCH" = "aarch64" ]; then ./configure --neon; fi',
    right:
      'FROM alpine:3.20\nARG TARGETARCH\nRUN if [ "$TARGETARCH" = "arm64" ]; then ./configure --neon; fi',
    silent:
      'Where the value has been changed before (`sed`, another `case`); names of architectures that no target platform has; a second name beside the right one (`aarch64|arm64`), which gets information where BuildKit sets the value, and nothing for `uname -m` and the like.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file, context) {
    const targets = fileTargets(context).filter(({ os }) => os === 'linux');
    if (targets.length === 0) return;
    for (const stage of file.stages) {
      const tests = stage.instructions.flatMap((instruction) =>
        instruction.kind === 'run' && !instruction.onbuild
          ? instruction
              .scripts()
              .flatMap((script) =>
                archTests({ file, stage, script }, script, (token) => machinesNamed(token).length > 0),
              )
          : [],
      );
      const tokens = tokensByLabel(tests);
      for (const test of tests) yield* judge(file, stage, test, tokens, targets);
      yield* goarchFindings(file, stage, targets);
      yield* runtimeIdFindings(file, stage, targets);
    }
  },
};

function* judge(
  file: Dockerfile,
  stage: Stage,
  test: ArchTest,
  tokens: ReadonlyMap<string, ReadonlySet<string>>,
  targets: readonly Platform[],
): Generator<Finding> {
  const { subject, token, word } = test;
  // In backticks with escapes the positions are those of the whole: nothing could be marked or replaced.
  if (sliceSpan(file.text, word.span).startsWith('`')) return;
  const harmed = platformsNamed(token, targets);
  if (harmed.length === 0 || isSaid(test, targets) || isOwnVocabulary(file, stage, test)) return;
  const isHandled = harmed.every((platform) => {
    const words = subject.says(platform);
    return tokensOf(test.group).some((other) => serves(other, words));
  });
  if (isHandled && !subject.isAutomatic) return;
  const right = [...new Set(harmed.map((platform) => subject.says(platform)[0] ?? ''))];
  const words = right.map((text) => (text === '' ? 'empty' : `\`${text}\``)).join(' or ');
  const fact = `\`${subject.label}\` is never \`${token}\`: on ${platformList(harmed)} it is ${words}`;
  const advice = isHandled
    ? 'which is handled here as well. Remove this name'
    : `so this is ${test.isNegated ? 'always' : 'never'} true there. Write ${words}`;
  yield {
    message: `${fact}, ${advice}.`,
    span: word.span,
    ...(isHandled ? { severity: 'information' as const } : {}),
    fixes: isHandled || hasTwin(test, right, targets) ? removal(test) : replacement(test, right, tokens),
  };
}

/** The different words of a group: a switch may be long, and is looked at for each of its tests. */
function tokensOf(group: readonly ArchTest[]): readonly string[] {
  let tokens = TOKENS.get(group);
  if (tokens === undefined) {
    tokens = [...new Set(group.map(({ token }) => token))];
    TOKENS.set(group, tokens);
  }
  return tokens;
}

const TOKENS = new WeakMap<readonly ArchTest[], readonly string[]>();

/** What is compared with `$TARGETARCH`, with `uname -m` ... in a stage. */
function tokensByLabel(tests: readonly ArchTest[]): ReadonlyMap<string, ReadonlySet<string>> {
  const tokens = new Map<string, Set<string>>();
  for (const { subject, token } of tests) {
    const known = tokens.get(subject.label);
    if (known === undefined) tokens.set(subject.label, new Set([token]));
    else known.add(token);
  }
  return tokens;
}

/**
 * `ARG TARGETARCH=x86_64`: a default that BuildKit would never set makes the file's names its own, given by
 * `--build-arg`. `platform-arg-default` reports that one.
 */
function isOwnVocabulary(file: Dockerfile, stage: Stage, { subject, word }: ArchTest): boolean {
  const name = /^\$(\w+)$/.exec(subject.label)?.[1];
  if (name === undefined || !isAutomaticArg(name)) return false;
  const own = bindingOf(file, stage, word.span.start, name)?.variable.value;
  const value = (own ?? globalArg(file, name)?.variable.value)?.value;
  return (
    value !== undefined &&
    !KNOWN_PLATFORMS.some((platform) => automaticValues(platform, platform)[name] === value)
  );
}
