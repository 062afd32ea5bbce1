// What tools/docs.mjs needs of the sources, as one bundle.
import { DOCKERFILE_RULES } from '../src/lint/catalogue.ts';
import { CONFIG_INVALID } from '../src/lint/config-invalid.ts';
import { SUPPRESSION_UNUSED } from '../src/lint/suppression-unused.ts';

export { RULE_SETTINGS } from '../src/project/rule-settings.ts';

export const RULES = [...DOCKERFILE_RULES, SUPPRESSION_UNUSED, CONFIG_INVALID];
