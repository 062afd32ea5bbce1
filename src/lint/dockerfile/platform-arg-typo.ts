import type { DockerfileRule } from '../rule.ts';

export const platformArgTypo: DockerfileRule = {
  id: 'platform-arg-typo',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
