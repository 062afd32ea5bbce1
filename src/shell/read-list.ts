import { readArithmetic, readCommand } from './read-command.ts';
import { readRedirect } from './read-redirect.ts';
import { readCase, readGuard, readIf } from './read-switch.ts';
import { readTest } from './read-test.ts';
import { readWord } from './read-word.ts';
import { inner, inPipeline } from './reader.ts';
import { isTest } from './is-test.ts';
import type { Place, Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';

/** Reads all commands of a list, however deep they stand, into the reader. */
export function readList(reader: Reader, statements: readonly Syntax.Statement[], place: Place): void {
  for (const { command } of statements) {
    if (command.type === 'AndOr') readAndOr(reader, command, place);
    else readPipeline(reader, command, place, undefined);
  }
}

function readAndOr(reader: Reader, node: Syntax.AndOr, place: Place): void {
  const firstOther = node.commands.findIndex((member) => !isTest(member));
  // In the condition of an `if` the list as a whole is the choice, and no guard.
  if (firstOther > 0 && !place.condition) {
    readGuard(reader, node, firstOther, place, (_, member, where) =>
      readPipeline(reader, member, where, where.then),
    );
    return;
  }
  node.commands.forEach((member, index) => readPipeline(reader, member, place, node.operators[index]));
}

function readPipeline(reader: Reader, node: Syntax.PipelineNode, outer: Place, then: Place['then']): void {
  reader.pipelines += 1;
  if (node.type !== 'Pipeline') {
    readNode(reader, node, inPipeline(outer, then, reader.pipelines, outer.negated));
    return;
  }
  const odd = node.prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1;
  const place = inPipeline(outer, then, reader.pipelines, outer.negated !== odd);
  for (const command of node.commands) readNode(reader, command, place);
}

function readNode(reader: Reader, node: Syntax.CommandNode | Syntax.CompoundList, place: Place): void {
  switch (node.type) {
    case 'Command':
      readCommand(reader, node, place);
      return;
    case 'TestCommand':
      readTest(reader, node, place);
      return;
    case 'ArithmeticCommand':
      readArithmetic(reader, node, [node.expression], place);
      return;
    case 'CompoundList':
      readList(reader, node.commands, place);
      return;
    case 'Subshell':
    case 'BraceGroup':
      readList(reader, node.body.commands, place);
      return;
    case 'Case':
      readCase(reader, node, place, readList);
      return;
    case 'If':
      readIf(reader, node, place, readList);
      return;
    case 'While':
      readList(reader, [...node.clause.commands, ...node.body.commands], inner(place));
      return;
    case 'For':
    case 'Select':
      readFor(reader, node, place);
      return;
    case 'ArithmeticFor': {
      const head = { pos: node.pos, end: Math.max(node.pos, node.body.pos) };
      readArithmetic(reader, head, [node.initialize, node.test, node.update], inner(place));
      readList(reader, node.body.commands, inner(place));
      return;
    }
    case 'Function':
    case 'Coproc':
      readNode(reader, node.body, inner(place));
      return;
    case 'Redirected':
      readNode(reader, node.command, place);
      reader.redirects.push(
        ...node.redirects.map((redirect) => readRedirect(reader, redirect, inner(place))),
      );
  }
}

function readFor(reader: Reader, node: Syntax.For | Syntax.Select, place: Place): void {
  const words = (node.wordlist ?? []).map((word) => readWord(reader, word, inner(place)));
  const loop = { variable: node.name.value, words };
  readList(reader, node.body.commands, inner(place, { loops: [...place.loops, loop] }));
}
