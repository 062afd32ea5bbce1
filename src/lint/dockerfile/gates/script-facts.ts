import type { Assignment, Command, Script, Word } from '../../../shell/model.ts';
import { findArchitectureWords } from '../../../platform/architecture-words.ts';
import { containsSpan, type Span } from '../../../text/span.ts';
import { wordTemplate } from '../../../shell/queries.ts';
import { variablesOf } from '../../../dockerfile/expand.ts';
import { asksArchitecture } from './dynamic-marker.ts';
import { isNamedAfterArchitecture } from './architecture-identifier.ts';

/** An assignment with the command that it belongs to. */
export interface Assigned {
  readonly assignment: Assignment;
  readonly command: Command;
}

/** What rules about downloads ask of a script again and again. */
export interface ScriptFacts {
  /** In source order. */
  readonly assigned: ReadonlyMap<string, readonly Assigned[]>;
  /** Loops by the variable's name, with the words they go through. */
  readonly loops: ReadonlyMap<string, readonly Word[]>;
  /** Whether a `$(...)` at that place asks for the architecture. */
  readonly asks: (part: Span) => boolean;
  /** Whether a word asks for the architecture: by a variable's name, or in a `$(...)`, or through a variable so assigned. */
  readonly isDynamic: (word: Word) => boolean;
  /** Whether any command asks for it, or any variable is named after it. */
  readonly asksAnything: boolean;
  /** The indexes of `script.switches` that choose by architecture. */
  readonly choices: ReadonlySet<number>;
  /** The architectures that words of commands, assignments and patterns name. */
  readonly named: ReadonlySet<string>;
}

const known = new WeakMap<Script, ScriptFacts>();

export function scriptFacts(script: Script): ScriptFacts {
  let facts = known.get(script);
  if (facts === undefined) {
    facts = readFacts(script);
    known.set(script, facts);
  }
  return facts;
}

function readFacts(script: Script): ScriptFacts {
  const assigned = new Map<string, Assigned[]>();
  const loops = new Map<string, readonly Word[]>();
  const asking: Span[] = [];
  for (const command of script.commands) {
    for (const assignment of command.assignments) {
      const list = assigned.get(assignment.name);
      if (list === undefined) assigned.set(assignment.name, [{ assignment, command }]);
      else list.push({ assignment, command });
    }
    for (const { variable, words } of command.loops) loops.set(variable, words);
    if (asksArchitecture(command)) asking.push(command.span);
  }
  const asks = (part: Span): boolean => holdsOne(asking, part);
  const asksDirectly = (word: Word): boolean =>
    variablesOf(word).some(({ name }) => isNamedAfterArchitecture(name)) ||
    word.parts.some((part) => part.kind === 'command' && asks(part.span));
  const dynamicNames = new Set<string>();
  for (const [name, list] of assigned) {
    if (list.some(({ assignment }) => assignment.value && asksDirectly(assignment.value)))
      dynamicNames.add(name);
  }
  const isDynamic = (word: Word): boolean =>
    asksDirectly(word) || variablesOf(word).some(({ name }) => dynamicNames.has(name));
  const asksAnything =
    asking.length > 0 || script.variables.some(({ name }) => isNamedAfterArchitecture(name));
  const choices = choicesOf(script, isDynamic);
  return { assigned, loops, asks, asksAnything, isDynamic, choices, named: namesOf(script) };
}

/** Whether one of the spans, sorted by their starts, lies in `outer`; a command that begins within a `$(...)` ends there. */
function holdsOne(spans: readonly Span[], outer: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < outer.start) low = middle + 1;
    else high = middle;
  }
  const first = spans[low];
  return first !== undefined && containsSpan(outer, first);
}

function choicesOf(script: Script, isDynamic: (word: Word) => boolean): ReadonlySet<number> {
  const choices = new Set<number>();
  script.switches.forEach(({ subject, branches }, index) => {
    const chooses = branches.some(
      ({ patterns, comparisons }) =>
        patterns.some(namesArchitecture) ||
        comparisons.some(
          ({ left, right }) =>
            isDynamic(left) || isDynamic(right) || namesArchitecture(left) || namesArchitecture(right),
        ),
    );
    if (chooses || (subject && isDynamic(subject))) choices.add(index);
  });
  return choices;
}

function namesArchitecture(word: Word): boolean {
  return (
    findArchitectureWords(wordTemplate(word)).length > 0 ||
    /^\(?(?:linux[-/])?(?:arm|x86)\*?$/.test(word.text)
  );
}

function namesOf(script: Script): ReadonlySet<string> {
  const named = new Set<string>();
  const note = (word: Word | undefined): void => {
    if (word)
      for (const { architecture } of findArchitectureWords(wordTemplate(word))) named.add(architecture);
  };
  for (const { words, assignments, loops } of script.commands) {
    words.forEach(note);
    for (const { value, elements } of assignments) [value, ...elements].forEach(note);
    for (const loop of loops) loop.words.forEach(note);
  }
  for (const { branches } of script.switches) {
    for (const { patterns, comparisons } of branches) {
      patterns.forEach(note);
      for (const { left, right } of comparisons) [left, right].forEach(note);
    }
  }
  return named;
}
