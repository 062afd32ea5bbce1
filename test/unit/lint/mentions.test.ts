import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { NO_FACTS } from '../../../src/facts/facts.ts';
import { DOCKERFILE_RULES } from '../../../src/lint/catalogue.ts';
import { ARCHITECTURE, AUTOMATIC_ARG } from '../../../src/lint/mentions.ts';
import { ARCHITECTURES } from '../../../src/platform/architectures.ts';
import { findArchitectureWords } from '../../../src/platform/architecture-words.ts';
import { AUTOMATIC_ARGS } from '../../../src/platform/automatic-args.ts';
import { DEFAULT_TARGETS } from '../../../src/project/targets.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/lint/dockerfile');
const texts = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.Dockerfile'))
  .map((file) => [file, readFileSync(join(FIXTURES, file), 'utf8')] as const);

describe('mentions', () => {
  test.each(DOCKERFILE_RULES.map((rule) => [rule.id, rule] as const))('%s: no finding without', (_, rule) => {
    let findings = 0;
    for (const [file, text] of texts) {
      for (const path of ['Dockerfile', 'Dockerfile.arm64', 'Dockerfile.amd64']) {
        const context = { path, targets: DEFAULT_TARGETS, facts: NO_FACTS };
        const found = [...rule.check(parseDockerfile(text), context)];
        findings += found.length;
        if (found.length > 0) expect(rule.mentions.test(text), file).toBe(true);
      }
    }
    expect(findings, 'the fixtures make it fire').toBeGreaterThan(0);
  });

  test('a pattern keeps no state from one file to the next', () => {
    for (const { mentions } of DOCKERFILE_RULES) expect(mentions.flags).not.toMatch(/[gy]/);
  });

  test('every name of an architecture holds one of the pieces', () => {
    const names = ARCHITECTURES.flatMap((row) => Object.values(row.names).flat());
    const words = names.filter((name) => findArchitectureWords(`x-${name}-y`).length > 0);
    expect(words.length).toBeGreaterThan(30);
    expect(words.filter((word) => !ARCHITECTURE.test(word))).toEqual([]);
    expect(AUTOMATIC_ARGS.filter((name) => !AUTOMATIC_ARG.test(name))).toEqual([]);
  });
});
