import type { RunInstruction } from '../../../dockerfile/model.ts';
import { findArchitectureWords } from '../../../platform/architecture-words.ts';
import { literalSpanOf, wordTemplate } from '../../../shell/queries.ts';
import type { Command, Script, Word } from '../../../shell/model.ts';
import type { Span } from '../../../text/span.ts';
import { isX86Package } from './x86-packages.ts';

/** A place where packages of one architecture are asked for. */
export interface PackageMark {
  /**
   * `add`: `dpkg --add-architecture i386`; `package`: `libc6:i386`, `glibc.i686`; `source`: `deb [arch=amd64] ...`;
   * `repository`: an architecture's folder in a repository's address; `x86`: a package that only exists for x86.
   */
  readonly kind: 'add' | 'package' | 'source' | 'repository' | 'x86';
  readonly architecture: string;
  /** As shown in messages. */
  readonly text: string;
  readonly span: Span;
  readonly word: Word;
  /** What a fix removes or replaces: `:amd64`, the `amd64` in `[arch=amd64]`. */
  readonly part: Span;
}

const DEBIAN = new Set(['apt', 'apt-get', 'aptitude', 'apt-fast']);
const RPM = new Set(['yum', 'dnf', 'microdnf', 'tdnf', 'zypper', 'rpm']);
const WRITERS = new Set(['echo', 'printf', 'add-apt-repository', 'apt-add-repository', 'yum-config-manager']);

/** All of them in a RUN; those that may fail (`... || true`) are left out. */
export function packageMarks(run: RunInstruction): PackageMark[] {
  return run.scripts().flatMap((script: Script) => script.commands.flatMap(ofCommand));
}

function ofCommand(command: Command): PackageMark[] {
  const name = command.name ?? '';
  if (command.then === '||') return [];
  if (name === 'dpkg') return ofDpkg(command.words);
  if (WRITERS.has(name)) return command.words.slice(1).flatMap(ofSource);
  if (name === 'dnf' && command.words[1]?.value === 'config-manager')
    return command.words.slice(2).flatMap(ofSource);
  const installs = command.words.some((word) =>
    /^(?:install|reinstall|localinstall|in)$/.test(word.value ?? ''),
  );
  if (!installs) return [];
  if (DEBIAN.has(name))
    return command.words.slice(1).flatMap((word) => [...suffixed(word, DEB_SUFFIX), ...x86Only(word)]);
  return RPM.has(name) ? command.words.slice(1).flatMap((word) => suffixed(word, RPM_SUFFIX)) : [];
}

function ofDpkg(words: readonly Word[]): PackageMark[] {
  const at = words.findIndex((word) => (word.value ?? '').startsWith('--add-architecture'));
  const option = words[at];
  const value = option?.value?.includes('=') ? option : words[at + 1];
  if (option === undefined || value === undefined) return [];
  const architecture = findArchitectureWords(value.value ?? '')[0]?.architecture;
  if (architecture === undefined) return [];
  const span = { start: option.span.start, end: value.span.end };
  const text = `dpkg --add-architecture ${value.value?.replace(/^.*=/s, '') ?? ''}`;
  return [{ kind: 'add', architecture, text, span, word: value, part: span }];
}

const DEB_SUFFIX = /^[a-z0-9][\w.+-]*(:(amd64|i386|arm64|armhf|armel))(?:=|$)/;
const RPM_SUFFIX = /^[A-Za-z0-9][\w+-]*(?:\.\d[\w.+-]*)?(\.(x86_64|i[3-6]86|aarch64|armv7hl))$/;

function suffixed(word: Word, pattern: RegExp): PackageMark[] {
  const template = wordTemplate(word);
  // Names of packages are short; the pattern must not see a hostile one.
  const match = template.length > 200 ? null : pattern.exec(template);
  const [, suffix = '', architectureWord = ''] = match ?? [];
  const architecture = findArchitectureWords(architectureWord)[0]?.architecture;
  const start = template.lastIndexOf(suffix);
  const part = architecture === undefined ? undefined : literalSpanOf(word, start, start + suffix.length);
  if (architecture === undefined || part === undefined) return [];
  return [{ kind: 'package', architecture, text: template, span: part, word, part }];
}

function x86Only(word: Word): PackageMark[] {
  const { value } = word;
  if (value === undefined || !isX86Package(value)) return [];
  return [{ kind: 'x86', architecture: 'amd64', text: value, span: word.span, word, part: word.span }];
}

// `deb [arch=amd64 signed-by=...] https://...`; a list (`arch=amd64,arm64`) names several and is no constant.
const SOURCE = /\[(?:[^\]\n]*\s)?arch=([\w-]+)(?=[\s\]])/;
const ADDRESS = /https?:\/\/[^\s"']+/;

/** A line for apt's sources, or a repository's address. */
function ofSource(word: Word): PackageMark[] {
  const template = wordTemplate(word).slice(0, 2000);
  const option = SOURCE.exec(template);
  const named = findArchitectureWords(option?.[1] ?? '')[0];
  if (option?.[1] !== undefined && named !== undefined) {
    const start = option.index + option[0].length - option[1].length;
    const part = literalSpanOf(word, start, start + option[1].length);
    if (part === undefined) return [];
    return [
      { kind: 'source', architecture: named.architecture, text: `arch=${option[1]}`, span: part, word, part },
    ];
  }
  const address = /^deb\s|\bdeb\s+(?:\[|http)|^http|^--add-repo/.test(template)
    ? ADDRESS.exec(template)
    : null;
  if (address === null || /\.(?:gpg|asc|key|pub|deb|rpm)$/.test(address[0])) return [];
  const inAddress = findArchitectureWords(address[0])[0];
  if (inAddress === undefined) return [];
  const start = address.index + inAddress.start;
  const part = literalSpanOf(word, start, start + inAddress.word.length);
  if (part === undefined) return [];
  return [
    {
      kind: 'repository',
      architecture: inAddress.architecture,
      text: address[0].slice(0, 200),
      span: part,
      word,
      part,
    },
  ];
}
