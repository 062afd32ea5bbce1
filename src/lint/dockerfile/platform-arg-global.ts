import type { DockerfileRule } from '../rule.ts';

export const platformArgGlobal: DockerfileRule = {
  id: 'platform-arg-global',
  language: 'dockerfile',
  severity: 'information',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
