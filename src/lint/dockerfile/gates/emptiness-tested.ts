import type { Instruction } from '../../../dockerfile/model.ts';

/** The variables that a RUN tests for emptiness (`[ -n "$A" ]`, `test -z "$A"`): it knows that they may have no value. */
export function emptinessTested(instruction: Instruction): ReadonlySet<string> {
  const names = new Set<string>();
  if (instruction.kind !== 'run') return names;
  for (const { commands } of instruction.scripts()) {
    for (const { name, words } of commands) {
      if (name !== '[' && name !== '[[' && name !== 'test') continue;
      for (const [index, word] of words.entries()) {
        const tested = word.parts[0];
        if (!/^-[nz]$/.test(words[index - 1]?.value ?? '') || tested?.kind !== 'variable') continue;
        names.add(tested.name);
      }
    }
  }
  return names;
}
