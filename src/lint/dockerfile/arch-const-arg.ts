import type { Binding, Dockerfile } from '../../dockerfile/model.ts';
import { declareArgs } from '../../dockerfile/declare-args.ts';
import type { Platform } from '../../platform/platform.ts';
import { wordTemplate } from '../../shell/queries.ts';
import type { Finding, Fix } from '../finding.ts';
import { otherTargets, platformList } from '../platform-list.ts';
import { ARCHITECTURE } from '../mentions.ts';
import type { DockerfileRule, RuleContext } from '../rule.ts';
import { dropFlag } from './fixes/drop-flag.ts';
import { namesByTarget } from './fixes/names-by-target.ts';
import { type ConstantUse, constantUses } from './gates/constant-uses.ts';

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
      'In files and stages for that architecture, and when neither a download nor a FROM nor `GOARCH` uses the value. A `--platform` with such a variable counts where it decides what is shipped. Names that build systems are known to give (`ARCH`, `BUILD_ARCH`, `GOARCH`) are an information only.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file, context) {
    const reported = new Set<Binding>();
    for (const use of constantUses(file, context)) {
      const harmed = otherTargets(context.targets, use.architecture);
      if (harmed.length === 0 || reported.has(use.binding)) continue;
      reported.add(use.binding);
      yield findingFor(file, context, use, harmed);
    }
  },
};

function findingFor(
  file: Dockerfile,
  context: RuleContext,
  use: ConstantUse,
  harmed: readonly Platform[],
): Finding {
  const { binding, what, span, at, word } = use;
  const { name } = binding.variable;
  const value = binding.variable.value === undefined ? word : wordTemplate(binding.variable.value);
  const isArg = binding.instruction.kind === 'arg';
  const fix = fixFor(file, context, use);
  const unless = isArg ? ` unless \`--build-arg ${name}=\` is given` : '';
  return {
    message: `\`${name}\` is \`${value}\` for every target${unless}, so the builds for ${platformList(harmed)} take ${what} as well. ${adviceFor(use, fix !== undefined)}`,
    span,
    ...(isArg && (isConvention(name) || use.stages.length > 0) ? { severity: 'information' as const } : {}),
    related: [{ message: `\`${name}\` decides here.`, span: at }],
    ...(fix === undefined ? {} : { fixes: [fix] }),
  };
}

function adviceFor({ fetch, word, stages }: ConstantUse, hasFix: boolean): string {
  if (stages.length > 0) return 'Remove the flag: without it FROM takes the platform that is built.';
  if (hasFix) return 'Take its value from `TARGETARCH`, which BuildKit sets for each platform.';
  return fetch === undefined
    ? 'Use an image that is there for several platforms under one name, or choose a stage with `FROM name-${TARGETARCH}`.'
    : `Set it from \`TARGETARCH\`, which is never \`${word}\`: with a \`case\` in the RUN that uses it.`;
}

/** Given by promu, Home Assistant's builder and many makefiles, once for each architecture. */
function isConvention(name: string): boolean {
  return /^(?:ARCH|BUILD_?ARCH|GOARCH|TARGET_ARCH|BASE_ARCH|QEMU_ARCH|DOCKER_ARCH|IMAGE_ARCH)$/i.test(name);
}

function fixFor(file: Dockerfile, { targets }: RuleContext, use: ConstantUse): Fix | undefined {
  const { binding, word, span, fetch, stages } = use;
  if (stages.length > 0) {
    const edits = stages.flatMap(({ from }) =>
      from.platform === undefined ? [] : [dropFlag(file, from, from.platform)],
    );
    return { title: `Remove --platform=\${${binding.variable.name}}`, edits };
  }
  if (!/^(?:amd64|arm64|386|ppc64le|s390x|riscv64)$/.test(word)) return undefined;
  // `amd64/alpine`: the official images of other architectures are `arm64v8/alpine` and `arm32v7/alpine`.
  if (use.what.includes(`\`${word}/`)) return undefined;
  const names = fetch && namesByTarget(fetch, targets);
  if (names !== undefined && !names.isTargetarch) return undefined;
  const stage = file.stages[binding.instruction.stage ?? -1];
  const declared = stage && declareArgs(file, stage, ['TARGETARCH'], binding.instruction.span.start);
  const replaced = { span, newText: '${TARGETARCH}' };
  const certain = use.isGoarch || (names !== undefined && names.isKnown && names.without.length === 0);
  const check =
    fetch === undefined ? 'check that such images exist' : 'check that the publisher offers these names';
  return {
    title: `Take \`${binding.variable.name}\` from \`TARGETARCH\`${certain ? '' : ` (${check})`}`,
    ...(certain ? { preferred: true } : {}),
    edits: declared === undefined ? [replaced] : [declared, replaced],
  };
}
