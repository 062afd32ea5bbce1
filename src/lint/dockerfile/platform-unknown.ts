import type { DockerfileRule } from '../rule.ts';

export const platformUnknown: DockerfileRule = {
  id: 'platform-unknown',
  language: 'dockerfile',
  severity: 'error',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
