import type { Dockerfile, Flag, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';

/** Removes a flag of an instruction with the blanks behind it. */
export function dropFlag(file: Dockerfile, instruction: Instruction, flag: Flag): TextEdit {
  let end = flag.span.end;
  while (end < instruction.span.end && /[ \t]/.test(file.text.charAt(end))) end++;
  return { span: { start: flag.span.start, end }, newText: '' };
}
