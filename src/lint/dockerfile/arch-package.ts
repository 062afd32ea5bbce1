import type { Dockerfile, RunInstruction, Stage } from '../../dockerfile/model.ts';
import { stagePlatform } from '../../dockerfile/stage-platform.ts';
import type { Finding, Fix } from '../finding.ts';
import { platformList, wordList } from '../platform-list.ts';
import { architectureOr } from '../mentions.ts';
import type { DockerfileRule, RuleContext } from '../rule.ts';
import { commandSubstitution } from './fixes/command-substitution.ts';
import { hasDynamicMarker } from './gates/dynamic-marker.ts';
import { harmedTargets } from './gates/harmed-targets.ts';
import { namedArchitectures } from './gates/named-architectures.ts';
import { type PackageMark, packageMarks } from './gates/package-marks.ts';
import { isPinned } from './gates/pinned-stage.ts';

export const archPackage: DockerfileRule = {
  id: 'arch-package',
  language: 'dockerfile',
  mentions: architectureOr('multilib|grub-pc|syslinux|microcode|intel-|mkl|mssql|steam'),
  severity: 'warning',
  summary: 'Packages or a package source of one architecture',
  docs: {
    why: '`deb [arch=amd64] ...` hides the repository from apt on every other architecture, and `libc6:i386` or `glibc.i686` are 32-bit x86 libraries that only an x86 machine can use. Builds for other platforms fail with "unable to locate package", or install what cannot run.',
    wrong:
      'FROM debian:bookworm-slim\nRUN echo "deb [arch=amd64 signed-by=/etc/apt/keyrings/example.gpg] https://example.com/deb stable main" > /etc/apt/sources.list.d/example.list',
    right:
      'FROM debian:bookworm-slim\nRUN echo "deb [arch=$(dpkg --print-architecture) signed-by=/etc/apt/keyrings/example.gpg] https://example.com/deb stable main" > /etc/apt/sources.list.d/example.list',
    silent:
      'In files and stages for one architecture, where the instruction asks for the architecture or handles several, where the command may fail (`|| true`), in stages that run on the build machine, and for cross toolchains (`crossbuild-essential-armhf`, `dpkg --add-architecture arm64`).',
    source: 'https://wiki.debian.org/Multiarch/HOWTO',
  },
  *check(file, context) {
    for (const stage of file.stages) {
      const found: { run: RunInstruction; marks: readonly PackageMark[] }[] = [];
      for (const run of stage.instructions) {
        const marks = run.kind === 'run' ? packageMarks(run) : [];
        if (run.kind === 'run' && marks.length > 0) found.push({ run, marks });
      }
      if (found.length === 0 || stagePlatform(file, stage).kind === 'build') continue;
      const added = new Set(
        found.flatMap(({ marks }) => marks.filter(isAddition).map((mark) => mark.architecture)),
      );
      let said = false;
      for (const { run, marks } of found) {
        const kept = marks.filter((mark) => counts(mark, added) && !(said && isForForeign(mark)));
        const [finding, mark] = judge(file, context, stage, run, kept);
        if (finding === undefined || mark === undefined) continue;
        // The libraries follow from the foreign architecture, which is reported once.
        said ||= isForForeign(mark);
        yield finding;
      }
    }
  },
};

function isAddition({ kind }: PackageMark): boolean {
  return kind === 'add';
}

/** 32-bit x86 is for programs of x86 machines; any other added architecture is for cross compilation or emulation. */
function counts({ kind, architecture }: PackageMark, added: ReadonlySet<string>): boolean {
  if (kind === 'add') return architecture === '386';
  if (kind !== 'package') return true;
  return architecture === '386' || (architecture === 'amd64' && !added.has('amd64'));
}

/** What stands for "this image runs 32-bit x86 programs". */
function isForForeign({ kind, architecture, text }: PackageMark): boolean {
  return architecture === '386' || (kind === 'x86' && /32|i386|multilib|^steam/.test(text));
}

/** One finding for an instruction: its gravest mark and the fix for all marks like it. */
function judge(
  file: Dockerfile,
  context: RuleContext,
  stage: Stage,
  run: RunInstruction,
  marks: readonly PackageMark[],
): [Finding?, PackageMark?] {
  const mark = marks.find(isAddition) ?? marks.find(({ kind }) => kind !== 'x86') ?? marks[0];
  if (mark === undefined || isPinned(file, context.path, stage, mark.architecture)) return [];
  if (hasDynamicMarker(file, run)) return [];
  const harmed = harmedTargets(context.targets, mark.architecture, namedArchitectures(file, run));
  if (harmed.length === 0) return [];
  const same = marks.filter(
    ({ kind, architecture }) => kind === mark.kind && architecture === mark.architecture,
  );
  const fix = mend(file, same);
  const finding: Finding = {
    message: messageOf(mark, same, platformList(harmed)),
    span: mark.span,
    ...(mark.kind === 'x86' ? { severity: 'information' as const } : {}),
    ...(fix === undefined ? {} : { fixes: [fix] }),
  };
  return [finding, mark];
}

function messageOf(
  { kind, architecture, text }: PackageMark,
  same: readonly PackageMark[],
  list: string,
): string {
  const own = architecture === '386' ? '32-bit x86' : `linux/${architecture}`;
  const test = /\.i\d86$/.test(text) ? '"$(uname -m)" = x86_64' : '"$(dpkg --print-architecture)" = amd64';
  const guard = `Guard it with \`if [ ${test} ]\`, or leave it out there.`;
  switch (kind) {
    case 'add':
      return `\`${text}\` is for 32-bit x86 programs, which only x86 machines run: its packages cannot be found or used on ${list}. ${guard}`;
    case 'package': {
      const names = wordList([...new Set(same.map((mark) => `\`${mark.text}\``))].slice(0, 5));
      const advice =
        architecture === '386' ? guard : 'Leave the suffix out to get the package of the platform.';
      return `${names} ${same.length > 1 ? 'are packages' : 'is a package'} for ${own}, so builds for ${list} fail or install what cannot run. ${advice}`;
    }
    case 'source':
      return `\`${text}\` makes apt read this source for ${own} only, so on ${list} its packages are not found. Use \`arch=$(dpkg --print-architecture)\`.`;
    case 'repository':
      return `\`${text}\` is the repository for ${own} only, so on ${list} its packages are not found or cannot run. Choose the folder by \`TARGETARCH\`.`;
    case 'x86': {
      const names = wordList([...new Set(same.map((mark) => `\`${mark.text}\``))].slice(0, 5));
      return `${names} ${same.length > 1 ? 'exist' : 'exists'} for x86 only, so builds for ${list} cannot install ${same.length > 1 ? 'them' : 'it'}. ${guard}`;
    }
  }
}

function mend(file: Dockerfile, marks: readonly PackageMark[]): Fix | undefined {
  const [mark] = marks;
  if (mark?.kind === 'package' && mark.architecture !== '386') {
    const edits = marks.map(({ part }) => ({ span: part, newText: '' }));
    return { title: `Install the platform's own package`, preferred: true, edits };
  }
  if (mark?.kind !== 'source') return undefined;
  const replacement = '$(dpkg --print-architecture)';
  const edits = marks.map(({ word, part }) => commandSubstitution(file.text, word, part, replacement));
  if (edits.includes(undefined)) return undefined;
  // Google's browser is not there for every architecture.
  const isSure = !marks.some(({ word }) => word.text.includes('/chrome/'));
  return {
    title: `Use arch=${replacement}${isSure ? '' : ' (check that the publisher has the others)'}`,
    ...(isSure ? { preferred: true } : {}),
    edits: edits.filter((edit) => edit !== undefined),
  };
}
