import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import { stagePlatform } from '../../dockerfile/stage-platform.ts';
import { platformList } from '../platform-list.ts';
import type { Finding } from '../finding.ts';
import { ARCHITECTURE } from '../mentions.ts';
import type { DockerfileRule, RuleContext } from '../rule.ts';
import { mendArchPath } from './fixes/mend-arch-path.ts';
import { type ArchPathUse, archPathUses, isLoaderSetting } from './gates/arch-path-uses.ts';
import { hasDynamicMarker } from './gates/dynamic-marker.ts';
import { harmedTargets } from './gates/harmed-targets.ts';
import { madePaths } from './gates/made-paths.ts';
import { namedArchitectures } from './gates/named-architectures.ts';
import { isPinned } from './gates/pinned-stage.ts';

export const archPath: DockerfileRule = {
  id: 'arch-path',
  language: 'dockerfile',
  mentions: ARCHITECTURE,
  severity: 'warning',
  summary: "A path that only one architecture's image has",
  docs: {
    why: 'Debian keeps libraries in a folder named after the architecture (`/usr/lib/x86_64-linux-gnu`, on arm64 `/usr/lib/aarch64-linux-gnu`), and so do Java packages and dynamic loaders. On another platform such a path does not exist: a `COPY --from` or a link fails the build, and a path in `ENV` fails when the container runs.',
    wrong: 'COPY --from=build /usr/lib/x86_64-linux-gnu/libz.so.1 /usr/lib/',
    right: 'COPY --from=build /usr/lib/*-linux-gnu*/libz.so.1 /usr/lib/',
    silent:
      'In files and stages for one architecture, where the instruction asks for the architecture (`uname -m`, `$TARGETARCH`) or handles several, for paths that are tested first (`[ -f ... ]`, `... || true`) or that the stage creates itself, and in stages that run on the build machine.',
    source: 'https://wiki.debian.org/Multiarch/Tuples',
  },
  *check(file, context) {
    for (const stage of [undefined, ...file.stages]) {
      const found: { instruction: Instruction; uses: ArchPathUse[] }[] = [];
      for (const instruction of stage === undefined ? file.globals : stage.instructions) {
        const uses = archPathUses(file, instruction);
        if (uses.length > 0) found.push({ instruction, uses });
      }
      if (found.length === 0 || (stage !== undefined && stagePlatform(file, stage).kind === 'build'))
        continue;
      // Libraries of several architectures in one stage: somebody has thought of them.
      const inStage = new Set(found.flatMap(({ uses }) => uses.map((use) => use.architecture)));
      const made = stage === undefined ? new Set<string>() : madePaths(stage);
      for (const { instruction, uses } of found) {
        for (const group of byVariable(uses)) {
          const finding = judge(file, context, { stage, instruction, made, inStage }, group);
          if (finding !== undefined) yield finding;
        }
      }
    }
  },
};

interface Surroundings {
  readonly stage: Stage | undefined;
  readonly instruction: Instruction;
  readonly made: ReadonlySet<string>;
  readonly inStage: ReadonlySet<string>;
}

/** One finding for an instruction, but one for each variable of an ENV. */
function byVariable(uses: readonly ArchPathUse[]): ArchPathUse[][] {
  const groups = new Map<string, ArchPathUse[]>();
  for (const use of uses) {
    const key = use.command === undefined ? (use.variable ?? '') : '';
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  return [...groups.values()];
}

function judge(
  file: Dockerfile,
  context: RuleContext,
  { stage, instruction, made, inStage }: Surroundings,
  all: readonly ArchPathUse[],
): Finding | undefined {
  const uses = all.filter((use) => !isMade(use, made));
  const first = uses.find((use) => use.architecture !== '386') ?? uses[0];
  if (first === undefined || isPinned(file, context.path, stage, first.architecture)) return undefined;
  if (hasDynamicMarker(file, instruction)) return undefined;
  const named = new Set([...namedArchitectures(file, instruction), ...inStage]);
  const harmed = harmedTargets(context.targets, first.architecture, named);
  if (harmed.length === 0) return undefined;
  const same = uses.filter((use) => use.architecture === first.architecture);
  const mend = mendArchPath(file, context, instruction, same);
  const hint = mend.advice === '' ? '' : ` ${mend.advice}`;
  const path = shownPath(first);
  const counts = isLoaderSetting(first) ? 'is only read' : 'only exists';
  return {
    message: `\`${path}\` ${counts} on linux/${first.architecture}, so ${consequence(first, instruction)} for ${platformList(harmed)}.${hint}`,
    span: first.span,
    ...(isSearchPath(first) ? { severity: 'information' as const } : {}),
    ...(mend.fix === undefined ? {} : { fixes: [mend.fix] }),
  };
}

/** Whether the stage itself creates the path or a folder above it. */
function isMade(use: ArchPathUse, made: ReadonlySet<string>): boolean {
  const parts = use.path.split('/').slice(0, 32);
  return parts.some((_, index) => made.has(parts.slice(0, index + 1).join('/')));
}

/** A folder that is missing from a list of folders does no harm by itself. */
function isSearchPath({ role, variable, kind, path }: ArchPathUse): boolean {
  return (
    role === 'variable' &&
    kind === 'multiarch' &&
    (variable ?? '').endsWith('PATH') &&
    /linux-gnu\w*(?:\/pkgconfig)?\/?$/.test(path)
  );
}

function shownPath({ path, at, text }: ArchPathUse): string {
  const end = path.indexOf('/', at + text.length);
  return path.length <= 80 || end < 0 ? path.slice(0, 200) : path.slice(0, end);
}

function consequence(use: ArchPathUse, { keyword }: Instruction): string {
  if (isLoaderSetting(use)) return 'the loader does not look into these folders';
  switch (use.role) {
    case 'source':
      return `this \`${keyword} --from\` fails`;
    case 'destination':
      return 'the files land in a folder that nothing looks into';
    case 'variable':
      if (isSearchPath(use)) return `this entry of \`${use.variable ?? ''}\` does nothing`;
      return `${(use.variable ?? '').endsWith('PATH') ? 'this entry of ' : ''}\`${use.variable ?? ''}\` points nowhere`;
    case 'program':
      return keyword === 'HEALTHCHECK'
        ? 'the health check fails'
        : 'the container does not start as it should';
    case 'folder':
      return 'an empty folder is made';
    case 'command':
      return /^(?:echo|printf|cat)$/.test(use.command ?? '')
        ? 'the setting points nowhere'
        : `${use.command === undefined ? 'this command' : `\`${use.command}\``} does not work`;
  }
}
