import type { Dockerfile } from '../../../dockerfile/model.ts';
import { variablesIn } from './dynamic-marker.ts';

const known = new WeakMap<Dockerfile, boolean>();

/** Whether anything in a file follows the target platform: then it is meant for several. */
export function usesTarget(file: Dockerfile): boolean {
  let answer = known.get(file);
  if (answer === undefined) {
    answer = file.instructions.some((instruction) =>
      variablesIn(instruction).some(({ name }) => /^TARGET(?:ARCH|PLATFORM|VARIANT)$/.test(name)),
    );
    known.set(file, answer);
  }
  return answer;
}
