import type { DockerfileRule } from '../rule.ts';

export const archBuildFlag: DockerfileRule = {
  id: 'arch-build-flag',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
