import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { findArchitectureWords } from '../../../platform/architecture-words.ts';
import { sliceSpan } from '../../../text/span.ts';

/** The architectures that an instruction's arguments and heredocs name, comments aside. */
export function namedArchitectures(file: Dockerfile, instruction: Instruction): ReadonlySet<string> {
  const texts = [
    instruction.args.text,
    ...instruction.heredocs.map((heredoc) => sliceSpan(file.text, heredoc.body)),
  ];
  return new Set(texts.flatMap((text) => findArchitectureWords(text).map((word) => word.architecture)));
}
