import type { DockerfileRule } from '../rule.ts';

export const archSwitchIncomplete: DockerfileRule = {
  id: 'arch-switch-incomplete',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
