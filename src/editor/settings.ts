import * as vscode from 'vscode';
import { parsePlatform } from '../platform/parse.ts';
import type { Platform } from '../platform/platform.ts';
import { isRuleSetting, type RuleSetting, type RuleSettings } from '../project/rule-settings.ts';

export const SECTION = 'multiarch';

/** When a document is checked. */
export type LintRun = 'onType' | 'onSave' | 'off';

/** Other tools that report some of the same things. */
export type OtherLinter = 'buildkit' | 'hadolint';

export interface Settings {
  readonly platforms: readonly Platform[];
  readonly rules: RuleSettings;
  readonly lintRun: LintRun;
  readonly deferTo: readonly OtherLinter[];
  readonly hover: boolean;
}

/** The settings in force for a file. What a settings.json says wrongly is left out; VS Code marks it there. */
export function readSettings(scope: vscode.Uri | undefined): Settings {
  const values = vscode.workspace.getConfiguration(SECTION, scope ?? null);
  const run: unknown = values.get('lint.run');
  return {
    platforms: list(values.get('platforms')).flatMap((text) => {
      const parsed = parsePlatform(text);
      return parsed.kind === 'platform' ? [parsed.platform] : [];
    }),
    rules: readRules(values.get('rules')),
    lintRun: run === 'onSave' || run === 'off' ? run : 'onType',
    deferTo: list(values.get('lint.deferTo')).filter((name) => name === 'buildkit' || name === 'hadolint'),
    hover: values.get('hover.enabled') !== false,
  };
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function readRules(value: unknown): RuleSettings {
  const rules: Record<string, RuleSetting> = {};
  if (typeof value !== 'object' || value === null) return rules;
  for (const [id, setting] of Object.entries(value)) {
    if (isRuleSetting(setting)) rules[id] = setting;
  }
  return rules;
}
