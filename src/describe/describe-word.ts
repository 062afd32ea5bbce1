import type { Dockerfile } from '../dockerfile/model.ts';
import { globalLookup } from '../dockerfile/global-scope.ts';
import { bindingOf, bindingValue } from '../dockerfile/scope.ts';
import { ARCHITECTURES, type NameScheme } from '../platform/architectures.ts';
import { automaticValues } from '../platform/automatic-args.ts';
import { formatPlatform } from '../platform/format.ts';
import { offers } from '../platform/match.ts';
import type { Platform } from '../platform/platform.ts';
import type { PlatformWord } from './word-at.ts';

/** What a platform word means on each target platform, as Markdown. */
export function describeWord(file: Dockerfile, word: PlatformWord, targets: readonly Platform[]): string {
  switch (word.kind) {
    case 'automatic-arg':
      return describeArg(file, word, targets);
    case 'platform':
      return `**${word.parsed.canonical}** · ${targetSentence(word.parsed.platform, targets)}${otherNames(word.parsed.platform)}`;
    case 'architecture': {
      const { architecture, variant, word: written } = word;
      const platform: Platform = { os: 'linux', architecture, ...(variant === undefined ? {} : { variant }) };
      return `\`${written}\` names **${formatPlatform(platform)}** · ${targetSentence(platform, targets)}${otherNames(platform)}`;
    }
  }
}

function targetSentence(platform: Platform, targets: readonly Platform[]): string {
  const served = targets.filter((target) => offers([platform], target) !== undefined);
  return served.length > 0 ? 'one of the target platforms' : 'not one of the target platforms';
}

/** What the build machine is cannot be known from the file. */
const BUILD_MACHINE = 'the machine that builds';

function describeArg(
  file: Dockerfile,
  { name, instruction }: PlatformWord & { kind: 'automatic-arg' },
  targets: readonly Platform[],
): string {
  const stage = instruction.kind === 'from' ? undefined : file.stages[instruction.stage ?? -1];
  const binding = stage === undefined ? undefined : bindingOf(file, stage, Infinity, name);
  const rows = targets.map((target) => {
    const automatic = automaticValues(target, target);
    const value =
      binding === undefined ? globalLookup(file, automatic)(name) : bindingValue(file, binding, automatic);
    const shown = value === undefined ? 'not known' : value === '' ? '(empty)' : `\`${value}\``;
    return `| ${formatPlatform(target)} | ${name.startsWith('BUILD') ? BUILD_MACHINE : shown} |`;
  });
  const undeclared =
    stage !== undefined && binding === undefined
      ? `\n\nThis stage does not declare it: without \`ARG ${name}\` it is empty here.`
      : '';
  return `**${name}**, set by BuildKit\n\n| building for | value |\n| --- | --- |\n${rows.join('\n')}${undeclared}`;
}

const SHOWN: readonly (readonly [NameScheme, string])[] = [
  ['uname', '`uname -m`'],
  ['debian', 'Debian'],
  ['alpine', 'Alpine'],
  ['rpm', 'RPM'],
  ['goarch', 'GOARCH'],
  ['rustGnu', 'Rust'],
  ['node', 'Node.js'],
  ['dotnet', '.NET'],
];

/** One line: a table of eight rows would hide the code that the person is looking at. */
function otherNames(platform: Platform): string {
  const row =
    ARCHITECTURES.find(
      (one) => one.architecture === platform.architecture && one.variant === platform.variant,
    ) ?? ARCHITECTURES.find((one) => one.architecture === platform.architecture);
  const names = SHOWN.flatMap(([scheme, label]) => {
    const name = row?.names[scheme]?.[0];
    return name === undefined ? [] : [`${label} \`${name}\``];
  });
  return names.length === 0 ? '' : `\n\nIts names: ${names.join(' · ')}`;
}
