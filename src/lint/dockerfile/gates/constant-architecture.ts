import type { Variable } from '../../../dockerfile/model.ts';
import { architectureOfName, type ArchitectureWord } from '../../../platform/architecture-words.ts';
import { wordTemplate } from '../../../shell/queries.ts';
import { isNamedAfterArchitecture } from './architecture-identifier.ts';

/** Whether a value is the name of an architecture and nothing else: `amd64`, `linux-x64`, `x86_64-unknown-linux-gnu`. */
export function architectureValue(text: string): ArchitectureWord | undefined {
  const [word, ...others] = architectureOfName(text, 'tag');
  if (word === undefined || others.length > 0) return undefined;
  const rest = text.slice(0, word.start) + text.slice(word.end);
  return /^(?:linux|unknown|pc|gnu|musl|[-_/.])*$/i.test(rest) ? word : undefined;
}

/**
 * Whether an ARG or ENV holds one fixed architecture: as its whole value (`ARG KUBECTL=amd64`), or in a value whose name
 * says that it is one (`ARG TINI_ARCH=static-amd64`). Addresses and paths are no such values.
 */
export function holdsArchitecture({ name, value }: Variable): boolean {
  if (value === undefined) return false;
  const text = wordTemplate(value);
  if (architectureValue(text) !== undefined) return true;
  return (
    isNamedAfterArchitecture(name) && /^[\w.+-]+$/.test(text) && architectureOfName(text, 'tag').length === 1
  );
}
