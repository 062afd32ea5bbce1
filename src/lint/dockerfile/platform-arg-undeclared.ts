import type { DockerfileRule } from '../rule.ts';

export const platformArgUndeclared: DockerfileRule = {
  id: 'platform-arg-undeclared',
  language: 'dockerfile',
  severity: 'error',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
