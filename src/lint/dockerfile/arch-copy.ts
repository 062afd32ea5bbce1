import type { DockerfileRule } from '../rule.ts';

export const archCopy: DockerfileRule = {
  id: 'arch-copy',
  language: 'dockerfile',
  severity: 'information',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
