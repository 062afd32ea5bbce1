import { parseArgs } from 'node:util';
import { parsePlatform } from '../platform/parse.ts';
import type { Platform } from '../platform/platform.ts';
import { nearestWord } from '../project/nearest-word.ts';

export const FORMATS = ['text', 'json', 'sarif', 'gitlab'] as const;
export const FAIL_ON = ['error', 'warning', 'never'] as const;

export type Format = (typeof FORMATS)[number];
export type FailOn = (typeof FAIL_ON)[number];

export interface CheckOptions {
  readonly kind: 'options';
  /** Undefined when the option was not given. */
  readonly platforms: readonly Platform[] | undefined;
  /** Ask no registry. Nothing does yet. */
  readonly offline: boolean;
  readonly format: Format;
  readonly failOn: FailOn;
  readonly fix: boolean;
  /** As given; `.` when none was. */
  readonly paths: readonly string[];
}

/** Wrong usage: what is wrong and what to write instead, in one line. */
export interface WrongUsage {
  readonly kind: 'wrong-usage';
  readonly message: string;
}

const OPTIONS = {
  platform: { type: 'string', multiple: true },
  offline: { type: 'boolean' },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  fix: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function readCheckOptions(
  argv: readonly string[],
): CheckOptions | WrongUsage | { readonly kind: 'help' } {
  // Not strict, since the messages of strict mode are long and name none of the options there are.
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const wrong = wrongOption(token);
    if (wrong !== undefined) return wrong;
  }
  if (values.help === true) return { kind: 'help' };
  const platforms = readPlatforms((values.platform ?? []).map(String));
  if ('message' in platforms) return platforms;
  const format = oneOf('--format', values.format ?? 'text', FORMATS);
  if (typeof format !== 'string') return format;
  const failOn = oneOf('--fail-on', values['fail-on'] ?? 'error', FAIL_ON);
  if (typeof failOn !== 'string') return failOn;
  const empty = positionals.includes('');
  if (empty) return wrongUsage('A PATH is empty. Write `.` for the working directory.');
  return {
    kind: 'options',
    platforms: platforms.length === 0 ? undefined : platforms,
    offline: values.offline === true,
    format,
    failOn,
    fix: values.fix === true,
    paths: positionals.length === 0 ? ['.'] : positionals,
  };
}

function wrongUsage(message: string): WrongUsage {
  return { kind: 'wrong-usage', message };
}

function wrongOption(token: {
  name: string;
  rawName: string;
  value: string | undefined;
}): WrongUsage | undefined {
  if (!Object.hasOwn(OPTIONS, token.name)) {
    const near = nearestWord(token.name, Object.keys(OPTIONS));
    return wrongUsage(
      `There is no option \`${token.rawName}\`.${near === undefined ? '' : ` Is \`--${near}\` meant?`}`,
    );
  }
  const { type } = OPTIONS[token.name as keyof typeof OPTIONS];
  if (type === 'boolean' && token.value !== undefined)
    return wrongUsage(`\`${token.rawName}\` takes no value.`);
  // `--platform --offline`: a value that is an option was forgotten; `--platform=` is empty.
  if (type === 'string' && (token.value === undefined || token.value === '' || token.value.startsWith('-'))) {
    return wrongUsage(`\`${token.rawName}\` needs a value.`);
  }
  return undefined;
}

function readPlatforms(values: readonly string[]): Platform[] | WrongUsage {
  const platforms = new Map<string, Platform>();
  for (const word of values.flatMap((value) => value.split(','))) {
    const parsed = parsePlatform(word.trim());
    if (parsed.kind === 'platform' && parsed.spelling !== 'bare-os') {
      platforms.set(parsed.canonical, parsed.platform);
      continue;
    }
    const meant = parsed.kind === 'unknown' ? parsed.suggestion : undefined;
    const hint =
      meant === undefined ? 'write platforms as in `linux/amd64,linux/arm64`' : `is \`${meant}\` meant?`;
    return wrongUsage(`\`${word.trim()}\` is no platform; ${hint}`);
  }
  return [...platforms.values()];
}

function oneOf<Word extends string>(
  option: string,
  value: unknown,
  words: readonly Word[],
): Word | WrongUsage {
  const found = words.find((word) => word === value);
  return found ?? wrongUsage(`\`${String(value)}\` is no value of \`${option}\`; use ${words.join(', ')}.`);
}
