import type { CopyInstruction, Dockerfile } from '../../dockerfile/model.ts';
import { wordTemplate } from '../../shell/queries.ts';
import type { Word } from '../../shell/model.ts';
import type { Fix } from '../finding.ts';
import type { DockerfileRule } from '../rule.ts';
import { dropInstruction } from './fixes/drop-instruction.ts';

const EMULATOR = /(?:^|[/_-])qemu-[\w*?[\]{}$-]+-static(?![\w-])/;

export const qemuStaticCopy: DockerfileRule = {
  id: 'qemu-static-copy',
  language: 'dockerfile',
  mentions: /qemu-/i,
  severity: 'information',
  summary: 'A QEMU emulator copied into the image',
  docs: {
    why: 'Copying `qemu-arm-static` into an image let old kernels run foreign programs during the build. Since Linux 4.8 the emulator is registered with the kernel once (`docker run --privileged --rm tonistiigi/binfmt --install all`) and BuildKit brings its own: the copy is useless, stays in the image for every platform, and a shadowing old version can crash newer programs.',
    wrong: 'FROM arm32v7/alpine:3.20\nCOPY qemu-arm-static /usr/bin/',
    right: 'FROM alpine:3.20',
    silent: 'In files that package QEMU itself, by their name or a folder of their path.',
    source: 'https://docs.docker.com/build/building/multi-platform/#qemu',
  },
  *check(file, context) {
    if (/(?:qemu|binfmt)/i.test(context.path)) return;
    let inUse: boolean | undefined;
    for (const copy of file.instructions) {
      if (copy.kind !== 'copy') continue;
      const word = [...copy.sources, copy.destination].find((one) => one !== undefined && isEmulator(one));
      if (word === undefined) continue;
      inUse ??= isUsed(file);
      const fix = inUse ? undefined : drop(file, copy);
      yield {
        message: `\`${wordTemplate(word).slice(0, 200)}\` need not be in the image: a kernel with registered emulators (\`tonistiigi/binfmt --install all\`) or BuildKit's own run foreign programs without it. Remove this \`${copy.keyword}\`${inUse ? ' and what uses it' : ''}.`,
        span: word.span,
        ...(fix === undefined ? {} : { fixes: [fix] }),
      };
    }
  },
};

function isEmulator(word: Word): boolean {
  return EMULATOR.test(wordTemplate(word).slice(-300));
}

/** Whether some RUN calls it or needs it to exist; `rm -f` and `chmod` of nothing else do not count as a reason to keep it. */
function isUsed(file: Dockerfile): boolean {
  return file.instructions.some((run) => {
    if (run.kind !== 'run') return false;
    if (run.form === 'exec')
      return run.words.some((word) => isEmulator(word) || word.value === 'cross-build-start');
    return run.scripts().some(({ commands }) =>
      commands.some(({ name, words }) => {
        const removes = name === 'rm' && words.some((word) => /^-\w*f/.test(word.value ?? ''));
        return !removes && words.some(isEmulator);
      }),
    );
  });
}

/** Removes the instruction, or the emulators among its sources. */
function drop(file: Dockerfile, copy: CopyInstruction): Fix | undefined {
  const others = copy.sources.filter((word) => !isEmulator(word));
  if (others.length === 0 || copy.sources.length === 1) {
    return { title: `Remove this ${copy.keyword}`, edits: [dropInstruction(file, copy)] };
  }
  if (others.length === 1 || copy.args.text.startsWith('[')) return undefined;
  const edits = copy.sources.filter(isEmulator).map(({ span }) => {
    let { end } = span;
    while (/[ \t]/.test(file.text.charAt(end))) end++;
    return { span: { start: span.start, end }, newText: '' };
  });
  return { title: 'Do not copy the emulator', edits };
}
