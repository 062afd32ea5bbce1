import type { DockerfileRule } from '../rule.ts';

export const goarmTargetvariant: DockerfileRule = {
  id: 'goarm-targetvariant',
  language: 'dockerfile',
  severity: 'error',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
