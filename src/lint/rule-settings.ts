import type { Severity } from './finding.ts';

/** What `.multiarch.yaml` or the setting `multiarch.rules` says of each rule; a rule that is not named has its own severity. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

export function isOff(settings: RuleSettings, rule: string): boolean {
  return settings[rule] === 'off';
}

/** A setting replaces the severity of all the rule's findings. */
export function severityOf(settings: RuleSettings, rule: string, own: Severity): Severity {
  const set = settings[rule];
  return set === undefined || set === 'off' ? own : set;
}
