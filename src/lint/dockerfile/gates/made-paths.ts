import type { Stage } from '../../../dockerfile/model.ts';
import type { Command } from '../../../shell/model.ts';
import { findArchPaths } from './arch-path-words.ts';

/**
 * The architecture-specific paths that a stage creates itself, so that they exist on every platform: folders made with
 * `mkdir`, links whose own name (not their folder's) holds the architecture.
 */
export function madePaths(stage: Stage): ReadonlySet<string> {
  const made = new Set<string>();
  for (const instruction of stage.instructions) {
    if (instruction.kind !== 'run') continue;
    for (const script of instruction.scripts()) {
      for (const command of script.commands) for (const path of madeBy(command)) made.add(path);
    }
  }
  return made;
}

function madeBy({ name, words }: Command): string[] {
  const operands = words.slice(1).filter((word) => !word.text.startsWith('-'));
  if (name === 'mkdir') return operands.flatMap(findArchPaths).map(({ path }) => path.replace(/\/$/, ''));
  const target = name === 'ln' ? operands.at(-1) : undefined;
  const [path] = target === undefined ? [] : findArchPaths(target);
  if (path === undefined || path.path.includes('/', path.at) || operands.length < 2) return [];
  // `ln -s /usr/lib/jvm/java-8-openjdk-amd64 x-amd64` is no better than what it links to.
  const sources = operands.slice(0, -1).flatMap(findArchPaths);
  return sources.length > 0 ? [] : [path.path];
}
