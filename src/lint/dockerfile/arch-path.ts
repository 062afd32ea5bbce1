import type { DockerfileRule } from '../rule.ts';

export const archPath: DockerfileRule = {
  id: 'arch-path',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
