import type { DockerfileRule } from '../rule.ts';

export const qemuStaticCopy: DockerfileRule = {
  id: 'qemu-static-copy',
  language: 'dockerfile',
  severity: 'information',
  summary: 'TODO',
  docs: { why: 'TODO', wrong: 'TODO', right: 'TODO' },
  check() {
    return [];
  },
};
