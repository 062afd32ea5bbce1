import { expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { NO_FACTS } from '../../../src/facts/facts.ts';
import { lintDockerfile } from '../../../src/lint/lint-dockerfile.ts';
import { HUGE_TEXTS } from './huge-texts.ts';

const TARGETS = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm64' },
];

// No clock is read: what takes quadratic time for such sizes never ends within the time-out, on any machine.
test.each(Object.keys(HUGE_TEXTS))('%s is read and linted', { timeout: 120_000 }, (name) => {
  const text = HUGE_TEXTS[name]?.() ?? '';
  const file = parseDockerfile(text);
  expect(file.instructions.length).toBeGreaterThan(0);
  const { findings } = lintDockerfile(file, { path: 'Dockerfile', targets: TARGETS, facts: NO_FACTS }, {});
  for (const { span } of findings) expect(span.end <= text.length).toBe(true);
});
