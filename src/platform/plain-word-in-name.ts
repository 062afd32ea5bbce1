import { isBesideSystem } from './plain-word-in-text.ts';

/** What a name is the name of; `image` is a repository without its tag, `identifier` a variable or key. */
export type NamePlace = 'file' | 'folder' | 'stage' | 'image' | 'tag' | 'identifier';

/** Words behind `arm` that make it Azure's resource manager, a bare-metal toolchain or the company. */
const OTHER_MEANING =
  /^[-_.](?:templates?|client|tenant|subscription|deploy(?:ment)?s?|none|ttk|cortex|mbed|compiler|gnu)\b/i;

/**
 * Whether a plain word (`arm`, `x86`) at `[start, end)` of a chosen name is meant as an architecture.
 *
 * - file, folder, stage, tag: every part between `-`, `.`, `_` or `/` (`Dockerfile.arm`, `build-arm`, `arm`, `latest-arm`),
 *   unless what follows gives it another meaning (`arm-template`);
 * - image: only behind a `-` or `_` at the end of a part of the path (`nginx-arm`, `foo-arm/bar`), for `arm/x` is a company;
 * - identifier: only as the last part (`URL_ARM`), for `ARM_CLIENT_ID` and `ARM_VERSION` are something else;
 * - everywhere: next to a system's name (`linux-arm`, `LINUX_ARM_URL`).
 */
export function countsInName(name: string, place: NamePlace, start: number, end: number): boolean {
  const before = name[start - 1] ?? '';
  const after = name.slice(end, end + 24);
  if (/^[-_]64/.test(after)) return false;
  if (isBesideSystem(name, start, end)) return true;
  switch (place) {
    case 'file':
    case 'folder':
    case 'stage':
    case 'tag':
      return /^[-._/]?$/.test(before) && /^(?:$|[-._/])/.test(after) && !OTHER_MEANING.test(after);
    case 'image':
      return /^[-_]$/.test(before) && /^(?:$|[/:@])/.test(after);
    case 'identifier':
      return /^[-_.]$/.test(before) && after === '';
  }
}
