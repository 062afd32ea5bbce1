import type { Script, Switch, Word } from '../../../shell/model.ts';
import { isNamedAfterArchitecture } from './architecture-identifier.ts';
import { scriptFacts } from './script-facts.ts';

/** How the value that a switch looks at spells an architecture. */
export type SubjectKind =
  /** `$TARGETARCH` */
  | 'goarch'
  /** `$TARGETARCH$TARGETVARIANT`, with anything between them */
  | 'goarch-variant'
  /** `$TARGETPLATFORM` */
  | 'platform'
  /** `$(uname -m)` */
  | 'uname'
  /** `$(dpkg --print-architecture)` */
  | 'debian'
  /** `$(apk --print-arch)` */
  | 'alpine'
  /** A variable of such a name. */
  | 'unknown'
  /** The build machine's. */
  | 'build';

/** What kind of architecture a word is about; undefined where it is about something else. */
export function subjectKind(script: Script, word: Word, depth = 0): SubjectKind | undefined {
  const names = word.parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
  if (names.some((name) => /^BUILD(?:ARCH|PLATFORM|VARIANT|OS)$/.test(name))) return 'build';
  if (names.includes('TARGETARCH')) return names.includes('TARGETVARIANT') ? 'goarch-variant' : 'goarch';
  if (names.includes('TARGETPLATFORM')) return 'platform';
  if (names.includes('TARGETVARIANT')) return undefined;
  const commands = word.parts.flatMap((part) => (part.kind === 'command' ? [part.text] : [])).join(' ');
  if (commands !== '') {
    const kind = kindOfCommand(commands);
    if (kind !== undefined) return kind;
  }
  for (const name of names) {
    const assigned = scriptFacts(script).assigned.get(name);
    const kinds = (assigned ?? []).slice(0, 4).flatMap(({ assignment }) => {
      const { value } = assignment;
      const kind = value === undefined || depth > 3 ? undefined : subjectKind(script, value, depth + 1);
      return kind === undefined ? [] : [kind];
    });
    if (kinds[0] !== undefined) return kinds[0];
    if (isNamedAfterArchitecture(name)) return 'unknown';
  }
  return undefined;
}

function kindOfCommand(text: string): SubjectKind | undefined {
  if (/\buname\b/.test(text)) return 'uname';
  if (/\bdpkg\b/.test(text)) return 'debian';
  if (/\bapk\b/.test(text)) return 'alpine';
  if (/\brpm\b|^\s*arch\s*$/.test(text)) return 'uname';
  return undefined;
}

/** The subject of a `case`, or the one word that all comparisons of an `if` chain look at; undefined for mixed conditions. */
export function switchSubject({ kind, subject, branches }: Switch): Word | undefined {
  if (kind === 'case') return subject;
  if (kind === 'guard') return undefined;
  let found: Word | undefined;
  for (const { comparisons, isDefault } of branches) {
    if (isDefault) continue;
    if (comparisons.length === 0) return undefined;
    for (const { left, operator, negated } of comparisons) {
      if (negated || !/^(?:==?|=~)$/.test(operator)) return undefined;
      if (found !== undefined && left.text.replace(/["{}]/g, '') !== found.text.replace(/["{}]/g, ''))
        return undefined;
      found ??= left;
    }
  }
  return found;
}
