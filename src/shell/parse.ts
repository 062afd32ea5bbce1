import { readList } from './read-list.ts';
import { parseSyntax } from './syntax.ts';
import type { Command, Script } from './model.ts';
import type { Place, Reader } from './reader.ts';

/**
 * Reads shell text that begins at offset `start` of a document; spans in the result are offsets into that document.
 * Whatever the text is there is an answer: `complete` tells whether all of it was understood.
 */
export function parseScript(source: string, start = 0): Script {
  const reader: Reader = {
    commands: [],
    switches: [],
    comparisons: [],
    redirects: [],
    expansions: new Map(),
    variables: new Map(),
    pipelines: 0,
    complete: true,
    readNested(script, place) {
      if (!script || script.errors?.length) reader.complete = false;
      if (script) readList(reader, script.commands, place);
    },
  };
  const span = { start, end: start + source.length };
  const empty = {
    span,
    commands: [],
    switches: [],
    comparisons: [],
    variables: [],
    redirects: [],
    complete: false,
  };
  try {
    reader.readNested(parseSyntax(source), outermost(source, start));
  } catch {
    // A fault of the parser (a stack that is not deep enough, say) must not take all of a file's findings with it.
    return empty;
  }
  return {
    span,
    commands: filled(reader.commands).sort((a: Command, b: Command) => a.span.start - b.span.start),
    switches: filled(reader.switches),
    comparisons: reader.comparisons.sort((a, b) => a.span.start - b.span.start),
    variables: [...reader.variables.values()].sort((a, b) => a.span.start - b.span.start),
    redirects: reader.redirects,
    complete: reader.complete,
  };
}

function outermost(source: string, start: number): Place {
  return {
    frame: { source, start, fixed: undefined },
    branches: [],
    loops: [],
    within: undefined,
    then: undefined,
    pipeline: 0,
    condition: undefined,
    negated: false,
    depth: 0,
  };
}

/** Every reserved slot is filled once reading ends. */
function filled<T>(slots: readonly (T | undefined)[]): T[] {
  return slots.filter((slot) => slot !== undefined);
}
