import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { NO_FACTS } from '../../../src/facts/facts.ts';
import { DOCKERFILE_RULES } from '../../../src/lint/catalogue.ts';
import { lintConfig } from '../../../src/lint/config-invalid.ts';
import { lintDockerfile } from '../../../src/lint/lint-dockerfile.ts';
import { DOCUMENTED_RULES, rulePage } from '../../../src/lint/rule-page.ts';
import { DEFAULT_TARGETS } from '../../../src/project/targets.ts';

/** `# Dockerfile.arm64` on a snippet's first line is the name of the file it stands for. */
function rulesOf(snippet: string): string[] {
  const path = /^# (\S*Dockerfile\S*)/.exec(snippet)?.[1] ?? 'Dockerfile';
  const context = { path, targets: DEFAULT_TARGETS, facts: NO_FACTS };
  return lintDockerfile(parseDockerfile(snippet), context, {}).findings.map(({ rule }) => rule);
}

describe('what the documentation shows is true', () => {
  test.each(DOCKERFILE_RULES.map((rule) => [rule.id, rule.docs] as const))('%s', (id, docs) => {
    expect(rulesOf(docs.wrong), 'the snippet that is reported').toContain(id);
    expect(rulesOf(docs.right), 'the mended one').not.toContain(id);
  });

  test('suppression-unused and config-invalid', () => {
    for (const { id, docs } of DOCUMENTED_RULES) {
      if (id === 'suppression-unused') {
        expect(rulesOf(docs.wrong)).toContain(id);
        expect(rulesOf(docs.right)).toEqual([]);
      }
      if (id === 'config-invalid') {
        expect(lintConfig(docs.wrong)).toHaveLength(1);
        expect(lintConfig(docs.right)).toEqual([]);
      }
    }
  });
});

test('every page has a summary without a full stop, and its parts', () => {
  for (const rule of DOCUMENTED_RULES) {
    expect(rule.summary).not.toMatch(/\.$|TODO/);
    expect(rulePage(rule)).toMatch(/^Severity: \w+\.\n\n[^]+Reported:\n\n```[^]+Mended:\n\n```/);
  }
});
