import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { isChecksumName } from '../gates/download-name.ts';
import { fetchesOf } from '../gates/fetches.ts';
import type { FixedFetch } from '../gates/fixed-architecture.ts';
import { type Occurrence, occurrencesOf } from './name-occurrences.ts';

/** Each download is compared with all of them; a file that names architectures more often is for a person to mend. */
const MAX_OCCURRENCES = 200;

/**
 * Every place that has to change with the download: its own words, the same name elsewhere in the stage, its checksum
 * file. Undefined where that cannot be told.
 */
export function placesOf(
  file: Dockerfile,
  { fetch, places, architecture }: FixedFetch,
): Occurrence[] | undefined {
  const all = occurrencesOf(file);
  if (all.length > MAX_OCCURRENCES) return undefined;
  const starts = new Set(places.map(({ span }) => span.start));
  const word = places[0].word.word;
  if (places.some((place) => place.word.word !== word)) return undefined;
  const own = all.filter(({ span }) => span !== undefined && starts.has(span.start));
  if (own.length !== starts.size) return undefined;
  // `linux-amd64` alone says too little to tie two places together.
  const names = new Set(
    own.filter(({ prefix }) => /[a-z0-9]/i.test(prefix.replace(/linux/i, ''))).map(({ name }) => name),
  );
  const others = otherFetches(file, fetch, word);
  const found = [...own];
  for (const one of all) {
    if (one.architecture !== architecture || own.includes(one)) continue;
    const isCompanion = one.span !== undefined && others.companions.has(one.span.start);
    const isSameScript = fetch.script !== undefined && one.script === fetch.script;
    const isSameName = names.has(one.name) && isNearby(one.instruction, fetch.stage.index);
    if (one.span !== undefined && others.starts.has(one.span.start)) continue;
    if (isCompanion || isSameName) found.push(one);
    else if (isSameScript && !others.names.has(one.name)) {
      // `mv linux-amd64/helm /usr/bin`: what was unpacked, if nothing else was fetched.
      if (one.text !== word || others.several) return undefined;
      found.push(one);
    } else if (names.has(one.name)) return undefined;
  }
  return found;
}

function isNearby(instruction: Instruction, stage: number): boolean {
  return instruction.stage === stage || instruction.stage === undefined;
}

/** What stands in the words of other downloads is theirs; those of checksum files in the same script go with this one. */
function otherFetches(file: Dockerfile, fetch: FixedFetch['fetch'], word: string) {
  const starts = new Set<number>();
  const companions = new Set<number>();
  const names = new Set<string>();
  let several = false;
  const others = fetchesOf(file).filter((one) => one !== fetch);
  for (const { span, text, name } of occurrencesOf(file)) {
    if (span === undefined) continue;
    const owner = others.find(
      ({ word: address }) => address.span.start <= span.start && span.start < address.span.end,
    );
    if (owner === undefined || owner.word === fetch.word) continue;
    const isSameScript = fetch.script !== undefined && owner.script === fetch.script;
    const isInOwn = fetch.word.span.start <= span.start && span.start < fetch.word.span.end;
    const isListing = isSameScript && owner.command?.pipeline === fetch.command?.pipeline;
    if (isInOwn || isListing) continue;
    if (isSameScript && isChecksumName(owner.traced.text) && text === word) companions.add(span.start);
    else {
      starts.add(span.start);
      if (isSameScript) names.add(name);
      several ||= isSameScript;
    }
  }
  return { starts, companions, names, several };
}
