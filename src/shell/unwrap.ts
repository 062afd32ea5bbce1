import { assignmentOfWord } from './read-assignment.ts';
import { WRAPPERS } from './wrappers.ts';
import type { Assignment, Word } from './model.ts';
import type { Wrapper } from './wrappers.ts';

/** The command inside its wrappers, with the assignments that those make. */
export interface Unwrapped {
  readonly words: readonly Word[];
  readonly assignments: readonly Assignment[];
}

/** Looks through `sudo -u x env A=1 nice cmd arg`; a wrapper that runs nothing stays the command. */
export function unwrap(words: readonly Word[]): Unwrapped {
  const assignments: Assignment[] = [];
  let start = 0;
  for (;;) {
    const wrapper = WRAPPERS.get(programName(words[start]) ?? '');
    const next = wrapper && innerStart(wrapper, words, start, assignments);
    if (next === undefined) return { words: words.slice(start), assignments };
    start = next;
  }
}

/** A command's name: its first word without the folder of system programs. */
export function programName(word: Word | undefined): string | undefined {
  return word?.value?.replace(/^(\/usr)?(\/local)?\/s?bin\//, '');
}

/** The index of the wrapped command's name; assignments on the way are added to `assignments`. */
function innerStart(
  wrapper: Wrapper,
  words: readonly Word[],
  start: number,
  assignments: Assignment[],
): number | undefined {
  let operands = wrapper.operands ?? 0;
  let optionsEnded = false;
  for (let index = start + 1; index < words.length; index += 1) {
    const word = words[index];
    const text = word?.value ?? word?.text ?? '';
    if (!optionsEnded && /^-./.test(text)) {
      if (wrapper.inert?.some((option) => text === option || text.startsWith(`${option}=`))) return undefined;
      if (text === '--') optionsEnded = true;
      else if (takesNext(wrapper, text)) index += 1;
      continue;
    }
    const assignment = wrapper.assigns && word ? assignmentOfWord(word) : undefined;
    if (assignment) assignments.push(assignment);
    else if (operands > 0) operands -= 1;
    else if (text !== '-') return index;
  }
  return undefined;
}

/** `-u x` and `-Eu x` take the next word, `-ux` and `--user=x` hold their value. */
function takesNext(wrapper: Wrapper, option: string): boolean {
  if (wrapper.valued.includes(option)) return true;
  if (option.startsWith('--')) return false;
  const first = option
    .slice(1)
    .split('')
    .findIndex((letter) => wrapper.valued.includes(`-${letter}`));
  return first >= 0 && first === option.length - 2;
}
