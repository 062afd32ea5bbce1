import type { CopyInstruction, Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Fix } from '../../finding.ts';
import type { RuleContext } from '../../rule.ts';
import type { ArchPathUse } from '../gates/arch-path-uses.ts';
import { commandSubstitution } from './command-substitution.ts';

/** How to do without the architecture's name: as words for the message, and as a fix where one can be written safely. */
export interface ArchPathMend {
  readonly advice: string;
  readonly fix: Fix | undefined;
}

const GLOB = '*-linux-gnu*';
/** Where the folder's name is the kernel's name of the machine and `-linux-gnu`. */
const NAMED_BY_UNAME = new Set(['amd64', 'arm64', 's390x', 'riscv64']);
/** The name in `java-17-openjdk-amd64` is dpkg's. */
const DPKG_NAME = /^(?:amd64|arm64|armhf|i386|ppc64el|s390x|riscv64)$/;
/** A library directly in the folder. */
const LIBRARY = /^\/(?:usr\/)?lib\/[\w-]+\/([\w.+*?-]+)$/;

/** `uses` are an instruction's paths of one architecture. */
export function mendArchPath(
  file: Dockerfile,
  context: RuleContext,
  instruction: Instruction,
  uses: readonly ArchPathUse[],
): ArchPathMend {
  if (uses.some((use) => use.kind === 'loader')) {
    return {
      advice: "The loader's name differs on every platform: choose it by `TARGETARCH`.",
      fix: undefined,
    };
  }
  if (instruction.kind === 'copy') return mendCopy(instruction, uses);
  if (instruction.kind === 'run') return mendRun(file, context, uses);
  if (instruction.kind === 'env') return mendEnv(file, instruction, uses);
  return { advice: 'Use a path that every platform has, such as a link that a `RUN` makes.', fix: undefined };
}

/** A pattern finds the folder of any architecture; `/usr/lib` is searched on all of them. */
function mendCopy(copy: CopyInstruction, uses: readonly ArchPathUse[]): ArchPathMend {
  if (uses.some((use) => use.kind === 'jvm')) {
    return {
      advice: 'Copy from a link that the other stage makes with the same name on every platform.',
      fix: undefined,
    };
  }
  const sources = uses.filter((use) => use.role === 'source');
  const destination = uses.find((use) => use.role === 'destination');
  const exec = copy.args.text.startsWith('[');
  const single = sources.length === copy.sources.length && copy.sources.length === 1;
  const target = copy.destination?.value ?? '';
  const name = LIBRARY.exec(sources[0]?.path ?? '')?.[1];
  const moves = destination === undefined ? target.endsWith('/') : isSameFolder(destination, name);
  if (sources.length === 0) return mendDestination(destination);
  const advice = `Use \`${GLOB}\` in the path${destination === undefined ? '' : ' and copy to `/usr/lib/`'}.`;
  const allLibraries = sources.every((use) => LIBRARY.test(use.path));
  if (!moves || !allLibraries || (destination !== undefined && !single) || (exec && single))
    return { advice, fix: undefined };
  const edits: TextEdit[] = sources.map(({ span }) => ({ span, newText: GLOB }));
  if (destination !== undefined) edits.push({ span: destination.word.span, newText: '/usr/lib/' });
  const title =
    destination === undefined
      ? `Copy from ${GLOB}`
      : `Copy from ${GLOB} to /usr/lib/, which every platform searches`;
  return { advice, fix: { title, preferred: destination === undefined, edits } };
}

/** `/usr/lib/x86_64-linux-gnu/x.so` becomes `/usr/lib/x.so`. */
function mendDestination(destination: ArchPathUse | undefined): ArchPathMend {
  const advice = 'Copy to `/usr/lib/`, which is searched on every platform.';
  if (destination === undefined || !/^\/(?:usr\/)?lib\/[\w-]+\/[\w.+-]*$/.test(destination.path)) {
    return { advice, fix: undefined };
  }
  const { start, end } = destination.span;
  const edits = [{ span: { start, end: end + 1 }, newText: '' }];
  return { advice, fix: { title: 'Copy to the folder above, which every platform searches', edits } };
}

/** Whether the destination is a library folder itself, or the library's own name in one. */
function isSameFolder(destination: ArchPathUse, name: string | undefined): boolean {
  const match = /^\/(?:usr\/)?lib\/[\w-]+(?:\/([\w.+-]*))?$/.exec(destination.path);
  return match !== null && name !== undefined && ['', undefined, name].includes(match[1]);
}

function mendRun(file: Dockerfile, context: RuleContext, uses: readonly ArchPathUse[]): ArchPathMend {
  const jvm = uses.every((use) => use.kind === 'jvm');
  if (jvm && !uses.every((use) => DPKG_NAME.test(use.text))) {
    return {
      advice: 'Use a path without the architecture, such as `/usr/lib/jvm/default-java`.',
      fix: undefined,
    };
  }
  const byUname = context.targets.every((target) => NAMED_BY_UNAME.has(target.architecture));
  const [replacement, needs] = jvm
    ? ['$(dpkg --print-architecture)', '']
    : byUname
      ? ['$(uname -m)-linux-gnu', '']
      : ['$(dpkg-architecture -qDEB_HOST_MULTIARCH)', ' (of the package dpkg-dev)'];
  const advice = `Use \`${replacement}\`${needs} instead of \`${uses[0]?.text ?? ''}\`.`;
  if (!jvm && uses.some((use) => use.kind !== 'multiarch')) return { advice, fix: undefined };
  const edits = uses.map((use) => commandSubstitution(file.text, use.word, use.span, replacement));
  if (edits.includes(undefined)) return { advice, fix: undefined };
  const title = `Use ${replacement}${needs}`;
  return {
    advice,
    fix: { title, preferred: needs === '', edits: edits.filter((edit) => edit !== undefined) },
  };
}

function mendEnv(file: Dockerfile, instruction: Instruction, uses: readonly ArchPathUse[]): ArchPathMend {
  const [use, ...others] = uses;
  if (use?.role !== 'variable') return { advice: '', fix: undefined };
  const library = LIBRARY.exec(use.path)?.[1];
  if (use.variable === 'LD_PRELOAD' && library !== undefined && !library.includes('*')) {
    const advice = `Write \`${library}\` alone: the loader finds it in the folder of its platform.`;
    const pathStart = use.span.start - use.at;
    const span = { start: pathStart, end: pathStart + use.path.length };
    if (others.length > 0 || file.text.slice(span.start, span.end) !== use.path)
      return { advice, fix: undefined };
    return {
      advice,
      fix: { title: `Preload ${library} by its name`, preferred: true, edits: [{ span, newText: library }] },
    };
  }
  if (use.kind === 'jvm') return mendJavaHome(file, instruction, uses);
  return {
    advice: 'Let a `RUN` link what is needed to a path without the architecture, and name that.',
    fix: undefined,
  };
}

/** A link without the architecture in its name, made before the ENV that names it. */
function mendJavaHome(
  file: Dockerfile,
  instruction: Instruction,
  uses: readonly ArchPathUse[],
): ArchPathMend {
  const [use] = uses;
  const folder = /^\/usr\/lib\/jvm\/([\w.-]+)-$/.exec(use?.path.slice(0, use.at) ?? '')?.[1];
  if (use === undefined || folder === undefined || uses.length > 1 || !DPKG_NAME.test(use.text)) {
    return {
      advice: 'Let a `RUN` make a link without the architecture in its name, and name that.',
      fix: undefined,
    };
  }
  const link = `/usr/lib/jvm/${folder}`;
  const advice = `Let a \`RUN\` link \`${link}\` to \`${link}-$(dpkg --print-architecture)\` and name that link.`;
  const rest = file.text.slice(use.span.end, use.span.end + 1);
  if (!/^(?:[\s/"':]|)$/.test(rest) || instruction.onbuild) return { advice, fix: undefined };
  const at = instruction.span.start;
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  const run = `RUN mkdir -p /usr/lib/jvm && ln -sfn "${link}-$(dpkg --print-architecture)" ${link}${lineEnd}`;
  return {
    advice,
    fix: {
      title: `Link ${link} for the platform and name the link`,
      edits: [
        { span: { start: at, end: at }, newText: run },
        { span: { start: use.span.start - 1, end: use.span.end }, newText: '' },
      ],
    },
  };
}
