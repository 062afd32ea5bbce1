import { readConfig } from '../project/config.ts';
import { DOCKERFILE_RULES } from './catalogue.ts';
import type { RuleFinding } from './finding.ts';
import { SUPPRESSION_UNUSED } from './suppression-unused.ts';

/** Not a rule over a model: reading `.multiarch.yaml` finds it. Documented beside the rules; it cannot be turned off. */
export const CONFIG_INVALID = {
  id: 'config-invalid',
  severity: 'error',
  summary: 'A mistake in `.multiarch.yaml`',
  docs: {
    why: 'What cannot be understood is left out and the rest of the file counts, so a misspelled platform or rule would silently change what is checked. Unknown rule ids and keys are warnings, since another version may know them.',
    wrong: 'platforms: [linux/amd64, arm64v8]',
    right: 'platforms: [linux/amd64, linux/arm64]',
  },
} as const;

/** Every id that settings may name. */
export const RULE_IDS: readonly string[] = [
  ...DOCKERFILE_RULES.map((rule) => rule.id),
  SUPPRESSION_UNUSED.id,
];

/** The mistakes of a `.multiarch.yaml` as findings. */
export function lintConfig(text: string): RuleFinding[] {
  return readConfig(text, RULE_IDS).problems.map((problem) => ({ ...problem, rule: CONFIG_INVALID.id }));
}
