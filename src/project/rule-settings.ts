export const SEVERITIES = ['information', 'warning', 'error'] as const;

/** How much a finding matters: `error` builds or runs wrongly, `warning` probably does, `information` is worth knowing. */
export type Severity = (typeof SEVERITIES)[number];

export const RULE_SETTINGS = ['off', ...SEVERITIES] as const;

export type RuleSetting = (typeof RULE_SETTINGS)[number];

/** What `.multiarch.yaml` or the setting `multiarch.rules` says, by rule id; a rule not named has its own severity. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

export function isRuleSetting(value: unknown): value is RuleSetting {
  return RULE_SETTINGS.some((setting) => setting === value);
}

export function isOff(settings: RuleSettings, rule: string): boolean {
  return settings[rule] === 'off';
}

/** A setting replaces the severity of all the rule's findings. */
export function severityOf(settings: RuleSettings, rule: string, own: Severity): Severity {
  const set = settings[rule];
  return set === undefined || set === 'off' ? own : set;
}
