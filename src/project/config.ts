import { formatPlatform } from '../platform/format.ts';
import { parsePlatform } from '../platform/parse.ts';
import type { Platform } from '../platform/platform.ts';
import type { Span } from '../text/span.ts';
import { parseYaml, type YamlNode } from '../text/yaml.ts';
import { nearestWord } from './nearest-word.ts';
import { isRuleSetting, RULE_SETTINGS, type RuleSetting, type RuleSettings } from './rule-settings.ts';

/** Looked for in the folder of a file and those above it, up to the repository's or workspace folder's root. */
export const CONFIG_NAME = '.multiarch.yaml';

/** Longer ones are refused: nobody wrote them. */
export const MAX_CONFIG_LENGTH = 256 * 1024;

/** What a `.multiarch.yaml` says: data only, never hosts, credentials or programs, since it comes with the repository. */
export interface Config {
  /** The target platforms, normalised; undefined when the file does not say. */
  readonly platforms: readonly Platform[] | undefined;
  readonly rules: RuleSettings;
  /** Patterns as in .gitignore, relative to the file's folder: what they match is not checked. */
  readonly ignore: readonly string[];
}

export interface ConfigProblem {
  readonly message: string;
  readonly span: Span;
  readonly severity: 'error' | 'warning';
}

export interface ReadConfig {
  readonly config: Config;
  /** What is wrong is left out of `config`, the rest of the file counts. */
  readonly problems: readonly ConfigProblem[];
}

export const EMPTY_CONFIG: Config = { platforms: undefined, rules: {}, ignore: [] };

const KEYS = ['platforms', 'rules', 'ignore', 'cluster'];

/** @param knownRules the ids that `rules` may name */
export function readConfig(text: string, knownRules: readonly string[]): ReadConfig {
  if (text.length > MAX_CONFIG_LENGTH) {
    const message = `This file is larger than ${MAX_CONFIG_LENGTH / 1024} KiB, so it is not read.`;
    return { config: EMPTY_CONFIG, problems: [{ message, span: { start: 0, end: 0 }, severity: 'error' }] };
  }
  const { root, problems: syntax } = parseYaml(text);
  const problems: ConfigProblem[] = syntax.map((problem) => ({ ...problem, severity: 'error' }));
  const report = (
    node: { span: Span },
    message: string,
    severity: ConfigProblem['severity'] = 'error',
  ): void => {
    problems.push({ message, span: node.span, severity });
  };
  let config = EMPTY_CONFIG;
  if (root !== undefined && root.kind !== 'map') {
    if (root.kind === 'list' || root.value !== null)
      report(root, 'Write keys such as `platforms:` at the top level.');
    return { config, problems };
  }
  for (const { key, value } of root?.entries ?? []) {
    const name = String(key.value);
    if (name === 'platforms') config = { ...config, platforms: readPlatforms(value, report) };
    else if (name === 'rules') config = { ...config, rules: readRules(value, knownRules, report) };
    else if (name === 'ignore') config = { ...config, ignore: readStrings(value, 'ignore', report) };
    else if (!KEYS.includes(name)) {
      report(
        key,
        `\`${name}\` is not known here; the keys are ${KEYS.map((known) => `\`${known}\``).join(', ')}.`,
        'warning',
      );
    }
  }
  return { config, problems };
}

type Report = (node: { span: Span }, message: string, severity?: ConfigProblem['severity']) => void;

function readPlatforms(node: YamlNode, report: Report): Platform[] | undefined {
  const platforms = new Map<string, Platform>();
  if (node.kind !== 'list') {
    report(node, '`platforms` is a list, such as `[linux/amd64, linux/arm64]`.');
    return undefined;
  }
  for (const item of node.items) {
    const text = item.kind === 'scalar' && typeof item.value === 'string' ? item.value : '';
    const parsed = parsePlatform(text);
    if (parsed.kind === 'platform' && parsed.spelling !== 'bare-os') {
      platforms.set(formatPlatform(parsed.platform), parsed.platform);
    } else {
      const hint =
        parsed.kind === 'unknown' && parsed.suggestion !== undefined ? parsed.suggestion : 'linux/arm64';
      report(item, `\`${text}\` is no platform; write it as in \`${hint}\`.`);
    }
  }
  return platforms.size === 0 ? undefined : [...platforms.values()];
}

function readRules(node: YamlNode, knownRules: readonly string[], report: Report): RuleSettings {
  const rules: Record<string, RuleSetting> = {};
  if (node.kind !== 'map') {
    report(node, '`rules` maps rule ids to severities, such as `arch-download: warning`.');
    return rules;
  }
  for (const { key, value } of node.entries) {
    const id = String(key.value);
    const setting = value.kind === 'scalar' ? value.value : undefined;
    if (!knownRules.includes(id)) {
      const near = nearestWord(id, knownRules);
      report(
        key,
        `There is no rule \`${id}\`.${near === undefined ? '' : ` Is \`${near}\` meant?`}`,
        'warning',
      );
    } else if (isRuleSetting(setting)) {
      rules[id] = setting;
    } else {
      report(
        value,
        `\`${String(setting)}\` is no severity; use ${RULE_SETTINGS.map((one) => `\`${one}\``).join(', ')}.`,
      );
    }
  }
  return rules;
}

function readStrings(node: YamlNode, key: string, report: Report): string[] {
  if (node.kind !== 'list') {
    report(node, `\`${key}\` is a list of patterns as in .gitignore, such as \`[vendor/, "**/*.tmpl"]\`.`);
    return [];
  }
  return node.items.flatMap((item) => {
    if (item.kind === 'scalar' && typeof item.value === 'string') return [item.value];
    report(item, 'Write a pattern, in quotes where it has special characters.');
    return [];
  });
}
