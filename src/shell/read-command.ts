import { compareWords } from './compare-words.ts';
import { spanIn, textIn } from './frame.ts';
import { innerScript } from './inner-script.ts';
import { makeWord } from './make-word.ts';
import { assignmentOfWord, readAssignment } from './read-assignment.ts';
import { readOther } from './read-expansion.ts';
import { readRedirect } from './read-redirect.ts';
import { addComparisons } from './read-test.ts';
import { readParts, readWord } from './read-word.ts';
import { inner, reserve } from './reader.ts';
import { parseSyntax } from './syntax.ts';
import { programName, unwrap } from './unwrap.ts';
import type { Assignment, Command, Redirect, Word } from './model.ts';
import type { Extent } from './frame.ts';
import type { Place, Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';

/** Strings in strings in strings are parsed again at each level: an end to that keeps reading linear. */
const MAX_DEPTH = 3;

const DECLARES = new Set(['export', 'local', 'readonly', 'declare', 'typeset']);

/** A simple command, the commands in its expansions, and those in the string that it gives to a shell. */
export function readCommand(reader: Reader, node: Syntax.Command, place: Place): void {
  const slot = reserve(reader.commands);
  const assignments: Assignment[] = [];
  const redirects: Redirect[] = [];
  const written: Word[] = [];
  const read = (item: Syntax.Word | Syntax.Assignment | Syntax.Redirection): void => {
    if (item.type === 'Word') written.push(readWord(reader, item, place));
    else if (item.type === 'Assignment') assignments.push(readAssignment(reader, item, place));
    else redirects.push(readRedirect(reader, item, place));
  };
  node.prefix.forEach(read);
  if (node.name) read(node.name);
  node.suffix.forEach(read);
  const unwrapped = unwrap(written);
  assignments.push(...unwrapped.assignments);
  const name = programName(unwrapped.words[0]);
  const words = DECLARES.has(name ?? '') ? takeAssignments(unwrapped.words, assignments) : unwrapped.words;
  if (name === '[' || name === 'test') addComparisons(reader, place, compareWords(words, place.negated));
  if (assignments.length > 1) assignments.sort((a, b) => a.span.start - b.span.start);
  reader.commands[slot] = makeCommand(node, place, name, words, assignments, redirects);
  readInner(reader, words, place);
}

/** `((...))` or the head of `for ((...))`: a command named `((` whose one word is the expression. */
export function readArithmetic(
  reader: Reader,
  extent: Extent,
  roots: readonly (Syntax.ArithmeticExpression | undefined)[],
  place: Place,
): void {
  const slot = reserve(reader.commands);
  const present = roots.filter((root) => root !== undefined);
  const part = readOther(reader, extent, present, place, readParts);
  const word = makeWord(part.span, textIn(place.frame, extent), [part]);
  reader.commands[slot] = makeCommand(extent, place, '((', [word], [], []);
}

function makeCommand(
  extent: Extent,
  { frame, branches, loops, then, pipeline, within }: Place,
  name: string | undefined,
  words: readonly Word[],
  assignments: readonly Assignment[],
  redirects: readonly Redirect[],
): Command {
  const span = spanIn(frame, extent);
  return { span, name, words, assignments, redirects, branches, loops, then, pipeline, within };
}

/** `export "A=$B"`: the parser sees an assignment only where the name stands outside quotes. */
function takeAssignments(words: readonly Word[], assignments: Assignment[]): readonly Word[] {
  return words.filter((word) => {
    const assignment = assignmentOfWord(word);
    if (assignment) assignments.push(assignment);
    return assignment === undefined;
  });
}

function readInner(reader: Reader, words: readonly Word[], place: Place): void {
  const script = place.depth < MAX_DEPTH ? innerScript(words) : undefined;
  if (!script) return;
  const frame = { ...script, fixed: undefined };
  reader.readNested(parseSyntax(script.source), inner(place, { frame, depth: place.depth + 1 }));
}
