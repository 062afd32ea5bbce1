import type { DockerfileRule } from '../rule.ts';

export const archTokenMismatch: DockerfileRule = {
  id: 'arch-token-mismatch',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
