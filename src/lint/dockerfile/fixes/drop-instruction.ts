import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';

/** Removes an instruction with its indentation and its line end. */
export function dropInstruction(file: Dockerfile, instruction: Instruction): TextEdit {
  let { start, end } = instruction.span;
  while (/[ \t]/.test(file.text.charAt(start - 1))) start--;
  if (file.text.startsWith('\r\n', end)) end += 2;
  else if (file.text.startsWith('\n', end)) end++;
  return { span: { start, end }, newText: '' };
}
