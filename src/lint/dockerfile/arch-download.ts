import type { DockerfileRule } from '../rule.ts';

export const archDownload: DockerfileRule = {
  id: 'arch-download',
  language: 'dockerfile',
  severity: 'warning',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
