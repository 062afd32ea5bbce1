import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { stagePlatform } from '../../dockerfile/stage-platform.ts';
import { bindingOf } from '../../dockerfile/scope.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Branch, Script, Switch, Word } from '../../shell/model.ts';
import { wordTemplate } from '../../shell/queries.ts';
import type { Finding } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import { ARCHITECTURE } from '../mentions.ts';
import type { DockerfileRule, RuleContext } from '../rule.ts';
import { missingBranchFix } from './fixes/missing-branch.ts';
import { onlyComplains } from './gates/complaining-branch.ts';
import { fileArchitectures, stageArchitectures } from './gates/dedicated.ts';
import { scriptFacts } from './gates/script-facts.ts';
import { subjectKind, switchSubject } from './gates/switch-subject.ts';
import { patternTakes } from './gates/switch-targets.ts';

export const archSwitchIncomplete: DockerfileRule = {
  id: 'arch-switch-incomplete',
  language: 'dockerfile',
  mentions: ARCHITECTURE,
  severity: 'warning',
  summary: 'A choice by architecture has no branch for a target platform',
  docs: {
    why: 'A `case` or `if` chain without a branch for the target runs none of them: a variable stays empty, a file is not fetched, and the build fails later or makes an image in which something is missing. Where the default branch refuses the platform, the build stops with that message: the target cannot be built, which is told as an information.',
    wrong:
      'FROM alpine:3.20\nARG TARGETARCH\nRUN case "$TARGETARCH" in \\\n      amd64) ARCH=x86_64 ;; \\\n      arm64) ARCH=aarch64 ;; \\\n    esac; \\\n    wget https://example.com/tool-$ARCH.tar.gz',
    right:
      'FROM alpine:3.20\nARG TARGETARCH\nRUN case "$TARGETARCH" in \\\n      amd64) ARCH=x86_64 ;; \\\n      arm64) ARCH=aarch64 ;; \\\n      arm) ARCH=armv7 ;; \\\n    esac; \\\n    wget https://example.com/tool-$ARCH.tar.gz',
    silent:
      'When a default branch does something, when the variable has a value before the switch, when only one architecture is treated specially, for the build machine (`$BUILDARCH`, `uname -m` in a `$BUILDPLATFORM` stage), and in files or stages for one architecture.',
  },
  *check(file, context) {
    if (fileArchitectures(context.path).size > 0) return;
    for (const stage of file.stages) {
      if (stageArchitectures(stage).size > 0) continue;
      for (const instruction of stage.instructions) {
        if (instruction.kind !== 'run') continue;
        for (const script of instruction.scripts()) {
          for (const one of script.switches) {
            const finding = findingFor(file, stage, script, one, context);
            if (finding !== undefined) yield finding;
          }
        }
      }
    }
  },
};

function findingFor(
  file: Dockerfile,
  stage: Stage,
  script: Script,
  one: Switch,
  { targets }: RuleContext,
): Finding | undefined {
  const subject = switchSubject(one);
  const kind = subject && subjectKind(script, subject);
  if (subject === undefined || kind === undefined || kind === 'build') return undefined;
  const platform = stagePlatform(file, stage).kind;
  const asksMachine = kind !== 'goarch' && kind !== 'goarch-variant' && kind !== 'platform';
  if (asksMachine && platform !== 'target') return undefined;
  const fallback = one.branches.find(({ isDefault }) => isDefault);
  const complains = fallback?.rejects === false && onlyComplains(script, one, fallback);
  if (fallback?.rejects === false && !complains) return undefined;
  // One branch and nothing else is something extra for some, not a choice.
  if (fallback === undefined && one.branches.length < 2) return undefined;
  const linux = targets.filter(({ os }) => os === 'linux');
  const taken = linux.filter((target) => one.branches.some((branch) => takes(branch, target)));
  const missing = linux.filter((target) => !taken.includes(target));
  // One architecture that is treated specially is no choice between all of them.
  if (missing.length === 0 || namedArchitectures(one).size < 2 || taken.length === 0) return undefined;
  if (fallback === undefined && hasValueBefore(file, stage, script, one)) return undefined;
  const fix = kind === 'unknown' ? undefined : missingBranchFix(file, script, one, kind, taken, missing);
  const subjectText = subject.text.replace(/"/g, '');
  const list = platformList(missing);
  const message =
    fallback === undefined
      ? `This ${one.kind === 'case' ? '`case`' : '`if` chain'} on \`${subjectText}\` has no branch for ${list} and no default, so nothing of it runs there. Add a branch for ${list}, or a default that stops the build.`
      : complains
        ? `This ${one.kind === 'case' ? '`case`' : '`if` chain'} on \`${subjectText}\` only prints a message for ${list}, and the build goes on without what the other branches do. Add a branch for ${list}, or end the default with \`exit 1\`.`
        : `This ${one.kind === 'case' ? '`case`' : '`if` chain'} on \`${subjectText}\` refuses ${list}, so the build for ${list} fails. Add a branch for it, or leave ${list} out of the target platforms.`;
  return {
    message,
    span: headOf(one, subject),
    ...(fallback === undefined || complains ? {} : { severity: 'information' as const }),
    ...(fix === undefined ? {} : { fixes: [fix] }),
  };
}

/** From `case` or `if` through the subject. */
function headOf({ span }: Switch, subject: Word): Finding['span'] {
  return { start: span.start, end: Math.max(subject.span.end, span.start) };
}

function takes({ patterns, comparisons, isDefault }: Branch, target: Platform): boolean {
  if (isDefault) return false;
  return (
    patterns.some((pattern) => patternTakes(wordTemplate(pattern), target)) ||
    comparisons.some(({ right, operator }) => {
      const text = wordTemplate(right);
      return operator === '=~' ? matches(text, target) : patternTakes(text, target);
    })
  );
}

/** `=~ ^arm`, `=~ (arm|aarch)`: taken for a match wherever a part of it could be one. */
function matches(text: string, target: Platform): boolean {
  return text
    .replace(/[\^$()"']/g, '|')
    .split('|')
    .some((part) => part !== '' && patternTakes(`*${part}*`, target));
}

/** The architectures that the branches themselves name, targets or not. */
function namedArchitectures({ branches }: Switch): ReadonlySet<string> {
  const named = new Set<string>();
  for (const platform of EVERY) {
    if (branches.some((branch) => takes(branch, platform))) named.add(platform.architecture);
  }
  return named;
}

const EVERY: readonly Platform[] = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: '386' },
  { os: 'linux', architecture: 'arm64' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
  { os: 'linux', architecture: 'arm', variant: 'v6' },
  { os: 'linux', architecture: 'ppc64le' },
  { os: 'linux', architecture: 's390x' },
  { os: 'linux', architecture: 'riscv64' },
];

/** Whether what the branches assign has a value without them: then they only change some cases. */
function hasValueBefore(file: Dockerfile, stage: Stage, script: Script, one: Switch): boolean {
  const { assigned } = scriptFacts(script);
  for (const [name, list] of assigned) {
    const inside = list.find(({ assignment: { span } }) => one.span.start <= span.start);
    if (inside === undefined || inside.assignment.span.end > one.span.end) continue;
    const given = list.find(({ assignment: { value } }) => value?.text !== '');
    if (given !== undefined && given.assignment.span.end <= one.span.start) return true;
    const binding = bindingOf(file, stage, one.span.start, name);
    if (binding?.variable.value !== undefined && binding.variable.value.text !== '') return true;
    // `${ARCH:-...}` behind the switch brings its own default.
    if (
      script.variables.some(
        (use) => use.name === name && use.span.start > one.span.end && use.operator?.includes('-'),
      )
    ) {
      return true;
    }
  }
  return false;
}
