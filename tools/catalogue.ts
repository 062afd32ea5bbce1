// What tools/docs.mjs needs of the sources, as one bundle.
export { DOCUMENTED_RULES, rulePage } from '../src/lint/rule-page.ts';
export { RULE_SETTINGS } from '../src/project/rule-settings.ts';
