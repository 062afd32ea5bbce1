import { declareArgs } from '../../../dockerfile/declare-args.ts';
import type { Dockerfile } from '../../../dockerfile/model.ts';
import { bindingOf } from '../../../dockerfile/scope.ts';
import { assignedNames } from '../../../shell/queries.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Fix } from '../../finding.ts';
import { platformList, wordList } from '../../platform-list.ts';
import type { RuleContext } from '../../rule.ts';
import { fetchesOf } from '../gates/fetches.ts';
import type { FixedFetch } from '../gates/fixed-architecture.ts';
import { caseSnippet } from './case-snippet.ts';
import { placesOf } from './download-places.ts';
import type { Occurrence } from './name-occurrences.ts';
import { casePattern, type NamesByTarget, namesByTarget } from './names-by-target.ts';
import { checksumOf } from './written-checksum.ts';

/** Each fix looks at the whole file; no person's file fetches more. */
const MAX_FETCHES = 300;

/** What makes a download follow the target: `${TARGETARCH}` in its name, or a variable that a `case` sets. */
export function downloadFixes(file: Dockerfile, { targets }: RuleContext, fixed: FixedFetch): readonly Fix[] {
  const names = namesByTarget(fixed, targets);
  if (names === undefined || fetchesOf(file).length > MAX_FETCHES) return [];
  const places = placesOf(file, fixed);
  if (places === undefined || places.length === 0) return [];
  const fix = names.isTargetarch
    ? withTargetarch(file, fixed, names, places)
    : withCase(file, fixed, names, places);
  return fix === undefined ? [] : [fix];
}

function withTargetarch(
  file: Dockerfile,
  fixed: FixedFetch,
  names: NamesByTarget,
  places: readonly Occurrence[],
): Fix | undefined {
  const { fetch, places: named } = fixed;
  const edits = new Map<number, TextEdit>();
  for (const place of places) {
    // Only where BuildKit or a shell expands it.
    if (!isExpanded(place)) return undefined;
    const edit = replaceBy(file.text, place, '${TARGETARCH}', 0);
    if (edit === undefined) return undefined;
    edits.set(edit.span.start, edit);
    const stage = file.stages[place.instruction.stage ?? -1];
    const declared = stage && declareArgs(file, stage, ['TARGETARCH'], place.instruction.span.start);
    if (declared !== undefined) edits.set(-1 - declared.span.start, declared);
  }
  const word = named[0].word.word;
  const beside = /(?:linux|Linux)[-_/]?$/.test(fetch.traced.text.slice(0, named[0].word.start));
  const unusual = [...names.names.keys()].some(
    ({ architecture }) => architecture !== 'amd64' && architecture !== 'arm64',
  );
  const sums = checksumOf(file, fixed);
  const isSure = names.isKnown || (beside && !unusual);
  return {
    title: `Replace \`${word}\` by \`\${TARGETARCH}\`${reserve(names, isSure, sums)}`,
    ...(isSure && !sums && names.without.length === 0 ? { preferred: true } : {}),
    edits: [...edits.values()],
  };
}

function withCase(
  file: Dockerfile,
  fixed: FixedFetch,
  names: NamesByTarget,
  places: readonly Occurrence[],
): Fix | undefined {
  const { instruction, stage, script, command } = fixed.fetch;
  if (instruction.kind !== 'run' || script === undefined || command === undefined) return undefined;
  if (places.some((place) => place.script !== script) || isInInnerShell(fixed)) return undefined;
  const taken = assignedNames(script);
  const variable = ['ARCH', 'DOWNLOAD_ARCH'].find(
    (name) => !taken.has(name) && bindingOf(file, stage, instruction.span.start, name) === undefined,
  );
  if (variable === undefined) return undefined;
  const branches = [...names.names].map(([target, value]) => ({ pattern: casePattern(target), value }));
  const snippet = caseSnippet(file, instruction, script, variable, uniqueBranches(branches));
  if (snippet === undefined) return undefined;
  const edits: TextEdit[] = [snippet];
  for (const place of places) {
    if (
      names.tail !== '' &&
      file.text.slice(place.span?.end, (place.span?.end ?? 0) + names.tail.length) !== names.tail
    ) {
      return undefined;
    }
    const edit = replaceBy(file.text, place, `\${${variable}}`, names.tail.length);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  const declared = declareArgs(file, stage, ['TARGETARCH', 'TARGETVARIANT'], instruction.span.start);
  const sums = checksumOf(file, fixed);
  return {
    title: `Choose the name by \`TARGETARCH\` with a \`case\`${reserve(names, names.isKnown, sums)}`,
    ...(names.isKnown && !sums && names.without.length === 0 ? { preferred: true } : {}),
    edits: declared === undefined ? edits : [declared, ...edits],
  };
}

function uniqueBranches<T extends { pattern: string }>(branches: readonly T[]): T[] {
  return branches.filter(
    ({ pattern }, index) => branches.findIndex((one) => one.pattern === pattern) === index,
  );
}

/** What the person has to look at. */
function reserve({ names, without }: NamesByTarget, isSure: boolean, sums: boolean): string {
  const words = wordList([...new Set(names.values())].map((name) => `\`${name}\``));
  const notes = [
    ...(isSure ? [] : [`check that the publisher offers ${words}`]),
    ...(without.length === 0 ? [] : [`nothing is known for ${platformList(without)}`]),
    ...(sums ? ['the checksum must follow'] : []),
  ];
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
}

/** Whether BuildKit or a shell expands a variable there; CMD and ENTRYPOINT never see an ARG. */
function isExpanded({ instruction, script, quote }: Occurrence): boolean {
  if (script !== undefined) return true;
  // In the exec form of RUN nothing is.
  return quote !== 'single' && /^(?:ARG|ENV|COPY|ADD|WORKDIR)$/.test(instruction.keyword);
}

function replaceBy(
  text: string,
  { span, quote, script }: Occurrence,
  by: string,
  more: number,
): TextEdit | undefined {
  if (span === undefined) return undefined;
  const { start } = span;
  const end = span.end + more;
  if (quote !== 'single' || script === undefined) return { span: { start, end }, newText: by };
  // Out of the single quotes and, unless they end here anyway, in again.
  if (text[end] === "'") return { span: { start, end: end + 1 }, newText: `'"${by}"` };
  return { span: { start, end }, newText: `'"${by}"'` };
}

/** Whether the download stands in a string that another shell reads, to which a variable of the script is unknown. */
function isInInnerShell({ fetch: { script, command } }: FixedFetch): boolean {
  return (
    script?.commands.some(
      (outer) =>
        outer !== command &&
        /^(?:(?:ba|da|a|z|k)?sh|su|eval|runuser)$/.test(outer.name ?? '') &&
        command !== undefined &&
        outer.span.start < command.span.start &&
        command.span.end <= outer.span.end,
    ) ?? false
  );
}
