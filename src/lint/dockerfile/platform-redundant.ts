import { globalArg } from '../../dockerfile/global-scope.ts';
import { variablesOf } from '../../dockerfile/expand.ts';
import { baseOf } from '../../dockerfile/stages.ts';
import type { DockerfileRule } from '../rule.ts';
import { dropFlag } from './fixes/drop-flag.ts';

export const platformRedundant: DockerfileRule = {
  id: 'platform-redundant',
  language: 'dockerfile',
  mentions: /TARGETPLATFORM/,
  severity: 'information',
  summary: '`--platform=$TARGETPLATFORM` says what is the default anyway',
  docs: {
    why: 'A stage is built for the target platform unless its FROM says otherwise. The flag adds nothing, and with a default (`${TARGETPLATFORM:-linux/amd64}`) it hides that older builders build something else. BuildKit reports the same as `RedundantTargetPlatform`; set `multiarch.lint.deferTo` to let only one of the two speak.',
    wrong: 'FROM --platform=$TARGETPLATFORM alpine:3.20',
    right: 'FROM alpine:3.20',
    silent:
      'When a global `ARG TARGETPLATFORM=...` gives the variable another value: `platform-arg-default` reports that one.',
    source: 'https://docs.docker.com/reference/build-checks/redundant-target-platform/',
  },
  *check(file) {
    for (const stage of file.stages) {
      const { from } = stage;
      const { platform } = from;
      const [part, ...others] = platform?.value?.parts ?? [];
      if (platform?.value === undefined || part?.kind !== 'variable' || others.length > 0) continue;
      if (part.name !== 'TARGETPLATFORM' || variablesOf(platform.value).length > 1) continue;
      if (globalArg(file, 'TARGETPLATFORM', from.span.start)?.variable.value !== undefined) continue;
      const image = from.image?.text ?? 'the image';
      const reason =
        baseOf(file, stage).kind === 'stage'
          ? `\`${image}\` is a stage of this file and keeps its own platform`
          : `\`${image}\` is taken for the target platform anyway`;
      yield {
        message: `${reason}, so \`--platform=${platform.value.text}\` has no effect. Remove the flag.`,
        span: platform.span,
        fixes: [
          { title: 'Remove the --platform flag', preferred: true, edits: [dropFlag(file, from, platform)] },
        ],
      };
    }
  },
};
