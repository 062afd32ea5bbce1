import { stagePlatform } from '../../dockerfile/stage-platform.ts';
import { platformList } from '../platform-list.ts';
import { BUILD_ARG } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { dropFlag } from './fixes/drop-flag.ts';
import { isToolFile, isToolStage } from './gates/tool-stage.ts';

export const finalStageBuildplatform: DockerfileRule = {
  id: 'final-stage-buildplatform',
  language: 'dockerfile',
  mentions: BUILD_ARG,
  severity: 'error',
  summary: 'The image itself is built for the build machine, not for the target',
  docs: {
    why: '`--platform=$BUILDPLATFORM` is for stages whose results are copied into another stage. Where the last stage, or a stage that it is built FROM, has it, every platform of the image gets the files of the machine that built it: the registry says `linux/arm64`, the programs are amd64, and the container stops with `exec format error`.',
    wrong: 'FROM --platform=$BUILDPLATFORM python:3.13-alpine\nCOPY . /app\nCMD ["python3", "/app/main.py"]',
    right: 'FROM python:3.13-alpine\nCOPY . /app\nCMD ["python3", "/app/main.py"]',
    silent:
      'When the last stage is `FROM scratch` (always of the target platform), when it or the file is named after a tool (`lint`, `test`, `docs`, `vendor` ...) whose image nobody ships, and with a single target platform.',
    source: 'https://docs.docker.com/build/building/multi-platform/#cross-compilation',
  },
  *check(file, { targets, path }) {
    const final = file.stages.at(-1);
    // With one target nothing is known to be wrong: it may well be the build machine's own platform.
    if (final === undefined || targets.length < 2) return;
    const platform = stagePlatform(file, final);
    if (platform.kind !== 'build' || isToolFile(path) || isToolStage(final)) return;
    const { stage: root, flag } = platform;
    const image = root.from.image?.text ?? '';
    const shown = final.name === undefined ? 'The last stage' : `The last stage (\`${final.name}\`)`;
    const how = root === final ? 'is' : `is built FROM \`${root.name ?? image}\`, which is`;
    yield {
      message: `${shown} ${how} for the machine that builds (\`${flag.value?.text ?? ''}\`), so the images for ${platformList(targets)} all hold that machine's programs and stop with \`exec format error\` elsewhere. Remove the flag.`,
      span: flag.span,
      related:
        root === final ? [] : [{ message: 'The last stage, which becomes the image', span: final.from.span }],
      fixes: [
        {
          title: 'Remove the --platform flag',
          preferred: root === final,
          edits: [dropFlag(file, root.from, flag)],
        },
      ],
    };
  },
};
