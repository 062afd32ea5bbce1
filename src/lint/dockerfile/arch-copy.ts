import { declareArgs } from '../../dockerfile/declare-args.ts';
import type { CopyInstruction, Dockerfile, Stage } from '../../dockerfile/model.ts';
import { stagePlatform } from '../../dockerfile/stage-platform.ts';
import { architectureOfName, type ArchitectureWord } from '../../platform/architecture-words.ts';
import { literalSpanOf, wordTemplate } from '../../shell/queries.ts';
import type { Word } from '../../shell/model.ts';
import type { Finding } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import { ARCHITECTURE } from '../mentions.ts';
import type { DockerfileRule, RuleContext } from '../rule.ts';
import { hasDynamicMarker } from './gates/dynamic-marker.ts';
import { harmedTargets } from './gates/harmed-targets.ts';
import { isPinned } from './gates/pinned-stage.ts';

/** Texts are read on any platform: what they are named after is their subject. */
const TEXT =
  /\.(?:cmake|s|asm|[ch]|cc|cpp|hpp|go|rs|py|rb|js|ts|java|patch|diff|md|txt|rst|adoc|html|cfg|conf|config|cnf|toml|ya?ml|json|xml|ini|env|sh|bash|repo|list|sources|gpg|asc|key|pub|pem|crt|sha\d+|sha\d+sums?|md5|lock|lds?|mk|spec|service|rules|pc|template|tmpl|j2|csv|sql|dockerfile)$/i;
const OTHER_SYSTEM = /(?:windows|win-|win32|win64|darwin|macos|osx|freebsd|android)/i;

export const archCopy: DockerfileRule = {
  id: 'arch-copy',
  language: 'dockerfile',
  mentions: ARCHITECTURE,
  severity: 'information',
  summary: 'A file of the build context for one architecture, copied for every platform',
  docs: {
    why: 'A prebuilt program such as `bin/linux-amd64/tool` is copied into the image of every platform. The build succeeds; on any other platform the program ends with `exec format error`.',
    wrong: 'FROM alpine:3.20\nCOPY bin/linux-amd64/tool /usr/local/bin/',
    right: 'FROM alpine:3.20\nARG TARGETARCH\nCOPY bin/linux-${TARGETARCH}/tool /usr/local/bin/',
    silent:
      'For `COPY --from`, paths that hold `$TARGETARCH` or the like, texts (sources, scripts, settings), sets of several architectures in one stage, programs for other systems, and files and stages for one architecture.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file, context) {
    for (const stage of file.stages) {
      const found = stage.instructions.flatMap((copy) =>
        copy.kind === 'copy' && copy.from === undefined ? namedSources(copy) : [],
      );
      if (found.length === 0 || stagePlatform(file, stage).kind === 'build') continue;
      const inStage = new Set(found.map(({ name }) => name.architecture));
      const said = new Set<CopyInstruction>();
      for (const one of found) {
        const finding = said.has(one.copy) ? undefined : judge(file, context, stage, one, inStage);
        if (finding === undefined) continue;
        said.add(one.copy);
        yield finding;
      }
    }
  },
};

interface NamedSource {
  readonly copy: CopyInstruction;
  readonly word: Word;
  readonly name: ArchitectureWord;
}

function namedSources(copy: CopyInstruction): NamedSource[] {
  return copy.sources.flatMap((word) => {
    const path = wordTemplate(word);
    if (path.length > 1000 || /^<<|:\/\/|^git@|qemu-/.test(path)) return [];
    if (TEXT.test(path) || OTHER_SYSTEM.test(path)) return [];
    return architectureOfName(path, 'file').map((name) => ({ copy, word, name }));
  });
}

function judge(
  file: Dockerfile,
  context: RuleContext,
  stage: Stage,
  { copy, word, name }: NamedSource,
  inStage: ReadonlySet<string>,
): Finding | undefined {
  if (isPinned(file, context.path, stage, name.architecture) || hasDynamicMarker(file, copy))
    return undefined;
  const harmed = harmedTargets(context.targets, name.architecture, inStage);
  const span = literalSpanOf(word, name.start, name.end);
  if (harmed.length === 0 || span === undefined) return undefined;
  const path = wordTemplate(word);
  const isDockers = name.word === name.architecture && !copy.onbuild;
  const declaration = isDockers ? declareArgs(file, stage, ['TARGETARCH'], copy.span.start) : undefined;
  const better = `${path.slice(0, name.start)}\${TARGETARCH}${path.slice(name.end)}`;
  const edits = [...(declaration === undefined ? [] : [declaration]), { span, newText: '${TARGETARCH}' }];
  const advice = isDockers
    ? `If there is one for each platform, copy \`${better}\`.`
    : `Copy one for each platform, from a path that \`TARGETARCH\` chooses (\`${path.slice(0, name.start)}\${TARGETARCH}...\`).`;
  return {
    message: `\`${path}\` looks like it is for linux/${name.architecture}, but is copied for ${platformList(harmed)} as well. ${advice}`,
    span,
    ...(isDockers ? { fixes: [{ title: 'Copy the file of the target platform', edits }] } : {}),
  };
}
