import { expandWord, variablesOf } from '../../dockerfile/expand.ts';
import { globalArg, globalLookup } from '../../dockerfile/global-scope.ts';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { isAutomaticArg } from '../../platform/automatic-args.ts';
import { type ParsedPlatform, parsePlatform } from '../../platform/parse.ts';
import type { Word } from '../../shell/model.ts';
import { literalSpanOf } from '../../shell/queries.ts';
import type { Span } from '../../text/span.ts';
import type { Finding } from '../finding.ts';
import type { Severity } from '../../project/rule-settings.ts';
import { PLATFORM_FLAG } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';

export const platformUnknown: DockerfileRule = {
  id: 'platform-unknown',
  language: 'dockerfile',
  mentions: PLATFORM_FLAG,
  severity: 'error',
  summary: 'The word behind --platform is no platform, or not the usual name of one',
  docs: {
    why: 'BuildKit knows `linux/amd64`, `linux/arm64`, `linux/arm/v7` and a few aliases. Any other word (`linux/armv7`, `linux/arm64v8`, `linux/x64`, `linux/arm64/v7`) is refused, or no image has it, so the build fails at `FROM`. Aliases such as `linux/aarch64` work in BuildKit, but not in every tool that reads the file. A bare `amd64` takes the operating system of the machine that builds.',
    wrong: 'FROM --platform=linux/armv7 alpine:3.20 AS armv7',
    right: 'FROM --platform=linux/arm/v7 alpine:3.20 AS armv7',
    silent:
      'Canonical names, `linux/arm64/v8` and `linux/arm`; variables whose value the file does not tell.',
    source: 'https://github.com/containerd/platforms/blob/main/platforms.go',
  },
  *check(file) {
    const reported = new Set<number>();
    for (const stage of file.stages) {
      const place = placeOf(file, stage);
      if (place === undefined || reported.has(place.span.start)) continue;
      const parsed = parsePlatform(place.text);
      if (parsed.kind === 'platform' && parsed.spelling === 'canonical') continue;
      if (parsed.kind === 'unknown' && parsed.suggestion === undefined && isElsewhere(place)) continue;
      reported.add(place.span.start);
      yield describe(stage, place, parsed);
    }
  },
};

/** OpenWrt publishes its images as `linux/aarch64_generic`, `linux/arm_cortex-a7`: containerd reads and finds these. */
const OWN_SCHEME = /^linux\/(?:aarch64|arm|i386|x86|mips\w*|powerpc|riscv64|loongarch64)_[\w-]+$/;

/** A platform that a FROM asks for, and where it is written. */
interface Place {
  readonly text: string;
  readonly span: Span;
  /** The global ARG that holds it, with what stands around it in the flag. */
  readonly arg: { readonly name: string; readonly before: string; readonly after: string } | undefined;
}

/** `ARG ARCH=notset` waits for `--build-arg`. */
function isElsewhere({ text, arg }: Place): boolean {
  return arg !== undefined || OWN_SCHEME.test(text);
}

function placeOf(file: Dockerfile, { from }: Stage): Place | undefined {
  const word = from.platform?.value;
  // What BuildKit sets is always right; a default of such a variable is the matter of other rules.
  if (word === undefined || word.text === '' || variablesOf(word).some(({ name }) => isAutomaticArg(name)))
    return undefined;
  if (word.value !== undefined) return { text: word.value, span: word.span, arg: undefined };
  const text = expandWord(word, globalLookup(file)).value;
  if (text === undefined || text === '') return undefined;
  return argPlace(file, word, text, from.span.start) ?? { text, span: word.span, arg: undefined };
}

/** Where the flag's only variable gets its value, be it a global ARG or the default written in the flag. */
function argPlace(file: Dockerfile, word: Word, text: string, offset: number): Place | undefined {
  const [variable, ...more] = variablesOf(word);
  const at = word.parts.findIndex((part) => part === variable);
  if (variable === undefined || more.length > 0 || at < 0) return undefined;
  const literal = (from: number, to?: number): string =>
    word.parts
      .slice(from, to)
      .map((part) => (part.kind === 'literal' ? part.value : ''))
      .join('');
  const held = globalArg(file, variable.name, offset)?.variable.value;
  const source = held ?? variable.operand;
  if (source?.value === undefined || source.value === '') return undefined;
  const arg = { name: variable.name, before: literal(0, at), after: literal(at + 1) };
  if (arg.before + source.value + arg.after !== text) return undefined;
  const span = literalSpanOf(source, 0, source.value.length) ?? source.span;
  return { text, span, arg };
}

function describe({ from }: Stage, { text, span, arg }: Place, parsed: ParsedPlatform): Finding {
  const wanted = parsed.kind === 'unknown' ? parsed.suggestion : parsed.canonical;
  const via = arg === undefined ? '' : ` (from \`${arg.name}\`)`;
  const isHalf = parsed.kind === 'platform' && parsed.spelling === 'bare-os';
  const severity: Severity = parsed.kind === 'unknown' ? 'error' : 'warning';
  const advice =
    wanted === undefined || isHalf ? 'Name a platform such as `linux/amd64`' : `Write \`${wanted}\``;
  const newText =
    wanted === undefined || isHalf ? undefined : within(wanted, arg?.before ?? '', arg?.after ?? '');
  return {
    message: `\`${text}\`${via} ${problemOf(parsed, from.image?.text)}. ${advice}.`,
    span,
    ...(severity === 'error' ? {} : { severity }),
    ...(arg === undefined || from.platform === undefined
      ? {}
      : { related: [{ message: 'It is asked for here', span: from.platform.span }] }),
    ...(newText === undefined
      ? {}
      : {
          fixes: [{ title: `Write ${newText}`, preferred: arg === undefined, edits: [{ span, newText }] }],
        }),
  };
}

function problemOf(parsed: ParsedPlatform, image: string | undefined): string {
  if (parsed.kind === 'unknown') {
    return `is no platform that BuildKit knows, so every build fails at this FROM${image === undefined ? '' : ` (\`${image}\`)`}`;
  }
  switch (parsed.spelling) {
    case 'bare-os':
      return 'names no architecture, so the stage gets that of the machine that builds';
    case 'bare-architecture':
      return 'names no operating system, so the stage gets that of the machine that builds';
    case 'alias':
    case 'canonical':
      return `is another spelling of \`${parsed.canonical}\`, which not every tool reads`;
  }
}

/** What stands between `before` and `after` in the wanted platform; undefined where it does not have them. */
function within(wanted: string, before: string, after: string): string | undefined {
  const fits =
    wanted.startsWith(before) && wanted.endsWith(after) && wanted.length > before.length + after.length;
  return fits ? wanted.slice(before.length, wanted.length - after.length) : undefined;
}
