import type { DockerfileRule } from '../rule.ts';

export const platformArgDefault: DockerfileRule = {
  id: 'platform-arg-default',
  language: 'dockerfile',
  severity: 'error',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
