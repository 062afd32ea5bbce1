import type { DockerfileRule } from '../rule.ts';

export const buildStageNotCross: DockerfileRule = {
  id: 'build-stage-not-cross',
  language: 'dockerfile',
  severity: 'error',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
