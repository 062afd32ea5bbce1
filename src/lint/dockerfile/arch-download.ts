import type { Dockerfile } from '../../dockerfile/model.ts';
import type { Platform } from '../../platform/platform.ts';
import { wordTemplate } from '../../shell/queries.ts';
import type { Finding, RelatedPlace } from '../finding.ts';
import { platformList } from '../platform-list.ts';
import { ARCHITECTURE } from '../mentions.ts';
import type { DockerfileRule, RuleContext } from '../rule.ts';
import { downloadFixes } from './fixes/download-fixes.ts';
import { namesByTarget } from './fixes/names-by-target.ts';
import { holdsArchitecture } from './gates/constant-architecture.ts';
import { displayName, isFirmware } from './gates/download-name.ts';
import { siblingsOf } from './gates/download-siblings.ts';
import { fetchesOf } from './gates/fetches.ts';
import {
  fixedFetch,
  type FixedFetch,
  isAtHome,
  isChosenByScript,
  type NamedAt,
} from './gates/fixed-architecture.ts';
import { usesTarget } from './gates/uses-target.ts';

export const archDownload: DockerfileRule = {
  id: 'arch-download',
  language: 'dockerfile',
  mentions: ARCHITECTURE,
  severity: 'warning',
  summary: 'A download names one architecture, whatever the target is',
  docs: {
    why: 'The address is the same for every target platform, so an image for linux/arm64 gets a program for linux/amd64. The build often succeeds, since nothing runs the program while it is built, and the container fails with `exec format error`. In a file that uses `TARGETARCH` elsewhere the finding is an error: the image is meant for several platforms.',
    wrong:
      'FROM alpine:3.20\nRUN wget -O /bin/kubectl https://dl.k8s.io/release/v1.33.0/bin/linux/amd64/kubectl',
    right:
      'FROM alpine:3.20\nARG TARGETARCH\nRUN wget -O /bin/kubectl https://dl.k8s.io/release/v1.33.0/bin/linux/${TARGETARCH}/kubectl',
    silent:
      'When the script chooses by architecture or fetches the others as well, in files and stages whose name says that architecture, for tools of a `$BUILDPLATFORM` stage that compiles, for checksums, signatures, keys, sources, disk images and files for every architecture (`_all.deb`, `.noarch.rpm`), and for programs of other systems.',
    source: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  },
  *check(file, context) {
    const reported = new Set<number>();
    const filtered = new Set<string>();
    for (const fixed of suspects(file, context)) {
      const harmed = harmedTargets(context.targets, fixed);
      // A constant that holds nothing but the architecture is reported where it stands: `arch-const-arg`.
      const places = fixed.places.filter((place) => !isConstantArchitecture(place));
      if (harmed.length === 0) continue;
      const root = places.find(({ piece }) => piece.holder.binding !== undefined) ?? places[0];
      if (root === undefined || reported.has(root.span.start) || isSecondFilter(fixed, filtered)) continue;
      for (const { span } of places) reported.add(span.start);
      yield findingFor(
        file,
        context,
        { ...fixed, places: [root, ...places.filter((place) => place !== root)] },
        harmed,
      );
    }
  },
};

/** Fetches of one architecture's file that nothing around them explains. */
function suspects(file: Dockerfile, context: RuleContext): FixedFetch[] {
  const fetches = fetchesOf(file);
  const siblings = siblingsOf(fetches);
  return fetches.flatMap((fetch) => {
    const fixed = fixedFetch(fetch);
    if (fixed === undefined || isChosenByScript(file, fixed)) return [];
    if (siblings(fetch, fixed.architecture) || isAtHome(file, context.path, fixed)) return [];
    return [fixed];
  });
}

/** `grep linux-amd64 | sed 's/.*amd64//'`: filters of one pipeline choose one file, so one of them speaks for all. */
function isSecondFilter(
  { fetch: { isPattern, script, command } }: FixedFetch,
  filtered: Set<string>,
): boolean {
  if (!isPattern || script === undefined || command === undefined) return false;
  const key = `${script.span.start}:${command.pipeline}`;
  if (filtered.has(key)) return true;
  filtered.add(key);
  return false;
}

/** The targets that cannot run it; a 386 program runs on amd64. */
function harmedTargets(targets: readonly Platform[], { architecture }: FixedFetch): Platform[] {
  return targets.filter(
    (target) =>
      target.os === 'linux' &&
      target.architecture !== architecture &&
      !(architecture === '386' && target.architecture === 'amd64'),
  );
}

function isConstantArchitecture({ piece }: NamedAt): boolean {
  const { binding } = piece.holder;
  return binding !== undefined && holdsArchitecture(binding.variable);
}

function findingFor(
  file: Dockerfile,
  context: RuleContext,
  fixed: FixedFetch,
  harmed: readonly Platform[],
): Finding {
  const { fetch, architecture, variant, places } = fixed;
  const [root] = places;
  const name = displayName(fetch.traced.text, root.word.start, root.word.end);
  const own = `linux/${architecture}${variant === undefined ? '' : `/${variant}`}`;
  const binding = root.piece.holder.binding;
  const subject = fetch.isPattern
    ? `The pattern \`${shorten(wordTemplate(fetch.word))}\` chooses a file for ${own} only`
    : `\`${name}\`${binding === undefined ? '' : ` (\`${binding.variable.name}\`)`} is for ${own} only`;
  const isData = isFirmware(fetch.traced.text);
  const fixes = isData ? [] : downloadFixes(file, context, fixed);
  const message = isData
    ? `${subject}, and the images for ${platformList(harmed)} get it too. If they have no use for it, fetch it only where \`TARGETARCH\` is \`${architecture}\`.`
    : `${subject}, so ${harmOf(fetch.traced.text, harmed)}. ${adviceFor(fixed, context.targets)}`;
  return {
    message,
    span: root.span,
    ...severityFor(file, isData),
    ...relatedTo(fixed),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

function harmOf(url: string, harmed: readonly Platform[]): string {
  const isPackage = /\.(?:deb|rpm|apk|whl)(?:$|[?#])/.test(url);
  return isPackage
    ? `it cannot be installed in the images for ${platformList(harmed)}`
    : `the images for ${platformList(harmed)} get a program that cannot run there`;
}

function severityFor(file: Dockerfile, isData: boolean): Pick<Finding, 'severity'> {
  if (isData) return { severity: 'information' };
  return usesTarget(file) ? { severity: 'error' } : {};
}

function adviceFor(fixed: FixedFetch, targets: readonly Platform[]): string {
  const { fetch, places } = fixed;
  const { word } = places[0].word;
  const names = namesByTarget(fixed, targets);
  if (names?.isTargetarch ?? isTargetarch(word)) return `Use \`\${TARGETARCH}\` in place of \`${word}\`.`;
  const choice = '`case "$TARGETARCH$TARGETVARIANT"`';
  const where =
    fetch.script === undefined ? 'Download it in a RUN that chooses the name with' : 'Choose the name with';
  const why = isTargetarch(word)
    ? 'since the names are not all those of `TARGETARCH`'
    : `since \`TARGETARCH\` is never \`${word}\``;
  return `${where} ${choice}, ${why}.`;
}

/** Whether `TARGETARCH` may hold the word. */
function isTargetarch(word: string): boolean {
  return /^(?:amd64|arm64|386|arm|ppc64le|s390x|riscv64)$/.test(word);
}

/** Where a value from elsewhere is fetched, and the other places that name the architecture. */
function relatedTo({ fetch, places }: FixedFetch): Pick<Finding, 'related'> {
  const [root, ...others] = places;
  const related: RelatedPlace[] = [];
  if (root.piece.holder.word !== fetch.word)
    related.push({ message: 'It is downloaded here.', span: fetch.word.span });
  for (const { piece, span, word } of others) {
    if (piece.holder.word !== root.piece.holder.word)
      related.push({ message: `\`${word.word}\` stands here as well.`, span });
  }
  return related.length === 0 ? {} : { related };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
