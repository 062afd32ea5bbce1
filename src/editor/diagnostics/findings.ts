import type * as vscode from 'vscode';
import { parseDockerfile, MAX_DOCKERFILE_LENGTH } from '../../dockerfile/parse.ts';
import { NO_FACTS } from '../../facts/facts.ts';
import { lintConfig } from '../../lint/config-invalid.ts';
import type { RuleFinding } from '../../lint/finding.ts';
import { lintDockerfile } from '../../lint/lint-dockerfile.ts';
import type { Language } from '../../project/languages.ts';
import { chooseTargets, type Targets } from '../../project/targets.ts';
import { type Configs, isIgnored } from '../configs.ts';
import { rulePath } from '../documents.ts';
import { readSettings } from '../settings.ts';

/** The findings of one text, and how to lint another version of it under the same settings (for fixes). */
export interface CheckedText {
  readonly text: string;
  readonly findings: readonly RuleFinding[];
  readonly lint: (text: string) => readonly RuleFinding[];
}

/** The target platforms of a file, from `.multiarch.yaml`, the settings or the default. */
export async function targetsFor(
  configs: Configs,
  uri: vscode.Uri,
): Promise<Targets & { config: vscode.Uri | undefined }> {
  const found = await configs.configFor(uri);
  const settings = readSettings(uri);
  return {
    ...chooseTargets({ config: found.config.platforms, setting: settings.platforms }),
    config: found.uri,
  };
}

/** Checks a text as the command line does; only where the files and settings come from differs. */
export async function checkText(
  configs: Configs,
  uri: vscode.Uri,
  language: Language,
  text: string,
): Promise<CheckedText> {
  const lint = await linterFor(configs, uri, language);
  return { text, findings: lint(text), lint };
}

async function linterFor(
  configs: Configs,
  uri: vscode.Uri,
  language: Language,
): Promise<CheckedText['lint']> {
  if (language === 'config') return lintConfig;
  const found = await configs.configFor(uri);
  if (isIgnored(found, uri)) return () => [];
  const settings = readSettings(uri);
  const { platforms } = chooseTargets({ config: found.config.platforms, setting: settings.platforms });
  const context = { path: rulePath(uri, found.root), targets: platforms, facts: NO_FACTS };
  const rules = { ...settings.rules, ...found.config.rules };
  return (text) =>
    text.length > MAX_DOCKERFILE_LENGTH ? [] : lintDockerfile(parseDockerfile(text), context, rules).findings;
}
