import type { Dockerfile, Instruction } from '../../../src/dockerfile/model.ts';
import type { Part, Word } from '../../../src/shell/model.ts';
import { containsSpan, sliceSpan, type Span } from '../../../src/text/span.ts';

/** What is wrong with a model, whatever its text: places outside of what they belong to, texts that are not there. */
export function faultsOf(file: Dockerfile): string[] {
  const faults: string[] = [];
  const { text, instructions } = file;
  const check = (right: boolean, what: string, span: Span): void => {
    if (!right) faults.push(`${what} at ${span.start}-${span.end}`);
  };
  const whole = { start: 0, end: text.length };
  const within = (outer: Span, inner: Span, what: string): void => {
    check(
      inner.start <= inner.end && containsSpan(outer, inner),
      `${what} leaves ${outer.start}-${outer.end}`,
      inner,
    );
  };
  let end = 0;
  for (const instruction of instructions) {
    const { span } = instruction;
    within(whole, span, instruction.keyword);
    check(span.start >= end && span.end > span.start, 'instruction overlaps or is empty', span);
    end = span.end;
    // Within a continued keyword there is more than the keyword.
    const keyword = sliceSpan(text, instruction.keywordSpan);
    within(span, instruction.keywordSpan, 'keyword');
    const shown = instruction.onbuild ? 'ONBUILD' : instruction.keyword;
    if (!keyword.includes('\n')) check(keyword.toUpperCase() === shown, `keyword is ${keyword}`, span);
    checkParts(instruction, (inner, what) => {
      within(span, inner, `${instruction.keyword}'s ${what}`);
    });
    const { args } = instruction;
    const joined = args.pieces.map((piece) => sliceSpan(text, piece)).join('');
    check(joined === args.text, 'arguments are not their pieces', args.span);
  }
  for (const { span } of [...file.directives, ...file.comments.map((comment) => ({ span: comment }))]) {
    within(whole, span, 'comment');
    check(text[span.start] === '#', 'comment without its mark', span);
  }
  for (const stage of file.stages) {
    const own = stage.instructions.every(
      (one) => one.stage === stage.index && one.span.start >= stage.from.span.end,
    );
    check(own, 'stage with another one’s instructions', stage.from.span);
  }
  return faults;
}

function checkParts(instruction: Instruction, within: (span: Span, what: string) => void): void {
  const word = (one: Word | undefined, what: string): void => {
    if (one === undefined) return;
    within(one.span, what);
    one.parts.forEach((part) => partOf(one.span, part));
  };
  const partOf = (outer: Span, part: Part): void => {
    within(part.span, 'part');
    if (!containsSpan(outer, part.span)) within({ start: -1, end: -1 }, 'part outside of its word');
    if (part.kind === 'variable') word(part.operand, 'operand');
  };
  within(instruction.args.span, 'arguments');
  for (const { span, value } of instruction.flags) {
    within(span, 'flag');
    word(value, 'flag value');
  }
  for (const { body } of instruction.heredocs) within(body, 'heredoc');
  switch (instruction.kind) {
    case 'from':
      word(instruction.image, 'image');
      word(instruction.as, 'name');
      break;
    case 'arg':
    case 'env':
      for (const { span, nameSpan, value } of instruction.variables) {
        within(span, 'variable');
        within(nameSpan, 'name');
        word(value, 'value');
      }
      break;
    case 'copy':
      [...instruction.sources, instruction.destination].forEach((one) => word(one, 'path'));
      break;
    case 'run':
      instruction.words.forEach((one) => word(one, 'word'));
      for (const script of instruction.scripts()) {
        within(script.span, 'script');
        for (const command of script.commands) {
          within(command.span, 'command');
          command.words.forEach((one) => word(one, 'command word'));
        }
      }
      break;
    case 'other':
      instruction.words.forEach((one) => word(one, 'word'));
  }
}
