import type { DockerfileRule } from '../rule.ts';

export const fromPlatformConst: DockerfileRule = {
  id: 'from-platform-const',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
