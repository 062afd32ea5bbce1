import { DOCKERFILE_RULES } from './catalogue.ts';
import { CONFIG_INVALID } from './config-invalid.ts';
import type { Severity } from '../project/rule-settings.ts';
import type { RuleDocs } from './rule.ts';
import { SUPPRESSION_UNUSED } from './suppression-unused.ts';

/** What a page says of a rule or of one of the engine's own findings. */
export interface DocumentedRule {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly docs: RuleDocs;
}

/** Everything that can stand as a finding's rule, in the order of the documentation. */
export const DOCUMENTED_RULES: readonly DocumentedRule[] = [
  ...DOCKERFILE_RULES,
  SUPPRESSION_UNUSED,
  CONFIG_INVALID,
];

/** A rule's documentation as Markdown, without its heading. */
export function rulePage({ id, severity, docs }: DocumentedRule): string {
  const language = id === CONFIG_INVALID.id ? 'yaml' : 'dockerfile';
  const snippet = (text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
  return [
    `Severity: ${severity}.`,
    docs.why,
    `Reported:\n\n${snippet(docs.wrong)}`,
    `Mended:\n\n${snippet(docs.right)}`,
    ...(docs.silent === undefined ? [] : [`Silent: ${docs.silent}`]),
    ...(docs.source === undefined ? [] : [`More: <${docs.source}>`]),
  ].join('\n\n');
}
