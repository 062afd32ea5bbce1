import type { Binding, Dockerfile } from '../../dockerfile/model.ts';
import { declareArgs } from '../../dockerfile/declare-args.ts';
import { isAutomaticArg } from '../../platform/automatic-args.ts';
import type { Platform } from '../../platform/platform.ts';
import { literalSpanOf, wordTemplate } from '../../shell/queries.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Fix } from '../finding.ts';
import { otherTargets, platformList } from '../platform-list.ts';
import { ARCHITECTURE } from '../mentions.ts';
import type { DockerfileRule, RuleContext } from '../rule.ts';
import { namesByTarget } from './fixes/names-by-target.ts';
import { isDedicated } from './gates/dedicated.ts';
import { displayName } from './gates/download-name.ts';
import { fetchesOf } from './gates/fetches.ts';
import {
  architectureValue,
  fixedFetch,
  type FixedFetch,
  isAtHome,
  isChosenByScript,
} from './gates/fixed-architecture.ts';
import { resolveGlobally } from './gates/resolve-variable.ts';
import { traceWord } from './gates/traced-word.ts';

export const archConstArg: DockerfileRule = {
  id: 'arch-const-arg',
  language: 'dockerfile',
  mentions: ARCHITECTURE,
  severity: 'warning',
  summary: 'An ARG or ENV fixes the architecture that a download or FROM uses',
  docs: {
    why: 'Unless somebody gives `--build-arg ARCH=...` for each platform, which `docker buildx build --platform a,b` cannot do, every platform is built with the default. `TARGETARCH` is set by BuildKit for each platform.',
    wrong:
      'FROM alpine:3.20\nARG HELM_ARCH=amd64\nRUN wget https://get.helm.sh/helm-v3.17.3-linux-${HELM_ARCH}.tar.gz',
    right:
      'FROM alpine:3.20\nARG TARGETARCH\nARG HELM_ARCH=${TARGETARCH}\nRUN wget https://get.helm.sh/helm-v3.17.3-linux-${HELM_ARCH}.tar.gz',
    silent:
      'In files and stages for that architecture, and when neither a download nor a FROM uses the value. Names that build systems are known to give (`ARCH`, `BUILD_ARCH`, `GOARCH`) are an information only.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file, context) {
    const reported = new Set<Binding>();
    for (const use of usesOf(file, context)) {
      const harmed = otherTargets(context.targets, use.architecture);
      if (harmed.length === 0 || reported.has(use.binding)) continue;
      reported.add(use.binding);
      yield findingFor(file, context, use, harmed);
    }
  },
};

/** A constant that decides for which architecture something is taken. */
interface Use {
  readonly binding: Binding;
  readonly architecture: string;
  readonly word: string;
  readonly span: Span;
  /** Where it is used, and what for. */
  readonly at: Span;
  readonly what: string;
  readonly fetch: FixedFetch | undefined;
}

function* usesOf(file: Dockerfile, context: RuleContext): Iterable<Use> {
  yield* usesInFrom(file, context);
  for (const fetch of fetchesOf(file)) {
    const fixed = fixedFetch(fetch);
    if (fixed === undefined || isChosenByScript(file, fixed) || isAtHome(file, context.path, fixed)) continue;
    for (const { piece, word, span } of fixed.places) {
      const { binding } = piece.holder;
      if (binding === undefined || !isConstant(binding)) continue;
      const what = `\`${displayName(fetch.traced.text, word.start, word.end)}\``;
      yield {
        binding,
        architecture: fixed.architecture,
        word: word.word,
        span,
        at: fetch.word.span,
        what,
        fetch: fixed,
      };
    }
  }
}

function* usesInFrom(file: Dockerfile, { path }: RuleContext): Iterable<Use> {
  for (const stage of file.stages) {
    const { image, platform } = stage.from;
    if (image === undefined || platform !== undefined) continue;
    const traced = traceWord({ word: image }, resolveGlobally(file, stage.from.span.start), () => false);
    for (const { holder } of traced.pieces) {
      const { binding, word } = holder;
      if (binding === undefined || !isConstant(binding)) continue;
      const value = architectureValue(wordTemplate(word));
      const span = value && literalSpanOf(word, value.start, value.end);
      if (value === undefined || span === undefined || isDedicated(path, stage, value.architecture)) continue;
      const what = `the base image \`${traced.text}\``;
      yield {
        binding,
        architecture: value.architecture,
        word: value.word,
        span,
        at: image.span,
        what,
        fetch: undefined,
      };
    }
  }
}

/** `platform-arg-default` speaks of BuildKit's own names. */
function isConstant({ variable }: Binding): boolean {
  if (variable.value === undefined || isAutomaticArg(variable.name)) return false;
  return architectureValue(wordTemplate(variable.value)) !== undefined;
}

function findingFor(file: Dockerfile, context: RuleContext, use: Use, harmed: readonly Platform[]): Finding {
  const { binding, what, span, at, word } = use;
  const { name } = binding.variable;
  const value = binding.variable.value === undefined ? word : wordTemplate(binding.variable.value);
  const isArg = binding.instruction.kind === 'arg';
  const fix = fixFor(file, context, use);
  const unless = isArg ? ` unless \`--build-arg ${name}=\` is given` : '';
  return {
    message: `\`${name}\` is \`${value}\` for every target${unless}, so the builds for ${platformList(harmed)} take ${what} as well. ${adviceFor(use, fix !== undefined)}`,
    span,
    ...(isArg && isConvention(name) ? { severity: 'information' as const } : {}),
    related: [{ message: `\`${name}\` decides here.`, span: at }],
    ...(fix === undefined ? {} : { fixes: [fix] }),
  };
}

function adviceFor({ fetch, word }: Use, hasFix: boolean): string {
  if (hasFix) return 'Take its value from `TARGETARCH`, which BuildKit sets for each platform.';
  return fetch === undefined
    ? 'Use an image that is there for several platforms under one name, or choose a stage with `FROM name-${TARGETARCH}`.'
    : `Set it from \`TARGETARCH\`, which is never \`${word}\`: with a \`case\` in the RUN that uses it.`;
}

/** Given by promu, Home Assistant's builder and many makefiles, once for each architecture. */
function isConvention(name: string): boolean {
  return /^(?:ARCH|BUILD_?ARCH|GOARCH|TARGET_ARCH|BASE_ARCH|QEMU_ARCH|DOCKER_ARCH|IMAGE_ARCH)$/i.test(name);
}

function fixFor(file: Dockerfile, { targets }: RuleContext, use: Use): Fix | undefined {
  const { binding, word, span, fetch } = use;
  if (!/^(?:amd64|arm64|386|ppc64le|s390x|riscv64)$/.test(word)) return undefined;
  // `amd64/alpine`: the official images of other architectures are `arm64v8/alpine` and `arm32v7/alpine`.
  if (use.what.includes(`\`${word}/`)) return undefined;
  const names = fetch && namesByTarget(fetch, targets);
  if (names !== undefined && !names.isTargetarch) return undefined;
  const stage = file.stages[binding.instruction.stage ?? -1];
  const declared = stage && declareArgs(file, stage, ['TARGETARCH'], binding.instruction.span.start);
  const replaced = { span, newText: '${TARGETARCH}' };
  const certain = names !== undefined && names.isKnown && names.without.length === 0;
  const check =
    fetch === undefined ? 'check that such images exist' : 'check that the publisher offers these names';
  return {
    title: `Take \`${binding.variable.name}\` from \`TARGETARCH\`${certain ? '' : ` (${check})`}`,
    ...(certain ? { preferred: true } : {}),
    edits: declared === undefined ? [replaced] : [declared, replaced],
  };
}
