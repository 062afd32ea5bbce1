import type { DockerfileRule } from '../rule.ts';

export const fileArchMismatch: DockerfileRule = {
  id: 'file-arch-mismatch',
  language: 'dockerfile',
  severity: 'error',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
