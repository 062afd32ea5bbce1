import type { DockerfileRule } from '../rule.ts';

export const stageForArchMissing: DockerfileRule = {
  id: 'stage-for-arch-missing',
  language: 'dockerfile',
  severity: 'error',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
