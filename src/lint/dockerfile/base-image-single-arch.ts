import type { DockerfileRule } from '../rule.ts';

export const baseImageSingleArch: DockerfileRule = {
  id: 'base-image-single-arch',
  language: 'dockerfile',
  severity: 'error',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
