import type { Dockerfile } from '../../../dockerfile/model.ts';
import type { FixedFetch } from '../gates/fixed-architecture.ts';

/** Whether a checksum is written out for the file: it fits one architecture only. */
export function checksumOf(file: Dockerfile, { fetch }: FixedFetch): boolean {
  const { instruction, script } = fetch;
  if (instruction.flags.some(({ name }) => name === 'checksum')) return true;
  if (script === undefined) return false;
  const text = file.text.slice(instruction.span.start, instruction.span.end);
  const sums = script.commands.some(({ name }) => /sum$|^(?:shasum|sha\d+)$/.test(name ?? ''));
  if (!sums) return /(?:sha|md5|checksum)[a-z0-9]*[=: ]+[a-f0-9]{32,}/i.test(text);
  // A sum that is downloaded beside the file follows by itself.
  return /[a-f0-9]{32,}/.test(text) || /\$\{?\w*(?:sha|sum|digest|md5)\w*/i.test(text);
}
