import type { DockerfileRule } from '../rule.ts';

export const hostArchInBuildStage: DockerfileRule = {
  id: 'host-arch-in-build-stage',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
