import type { DockerfileRule } from '../rule.ts';

export const finalStageBuildplatform: DockerfileRule = {
  id: 'final-stage-buildplatform',
  language: 'dockerfile',
  severity: 'error',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
