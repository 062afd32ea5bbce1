import type { DockerfileRule } from '../rule.ts';

export const archConstArg: DockerfileRule = {
  id: 'arch-const-arg',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
