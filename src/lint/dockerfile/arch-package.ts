import type { DockerfileRule } from '../rule.ts';

export const archPackage: DockerfileRule = {
  id: 'arch-package',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
