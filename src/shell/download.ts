import { DOWNLOADERS, INSTALLERS } from './download-options.ts';
import { tailOf } from './make-word.ts';
import { wordTemplate } from './queries.ts';
import type { Command, Word } from './model.ts';
import type { DownloadOptions } from './download-options.ts';

/** One address that a command fetches, and the file that it is written to if the command says so. */
export interface Download {
  readonly url: Word;
  readonly output: Word | undefined;
}

/** What a command downloads: operands of curl, wget and the like, addresses given to package managers. */
export function downloadsOf(command: Command): readonly Download[] {
  const name = command.name ?? '';
  const options = DOWNLOADERS.get(name);
  if (options) return pair(command, sort(command.words, options));
  if (name === 'gh') return releaseDownloads(command.words);
  const installs = INSTALLERS.has(name) || /^python[\d.]*$/.test(name);
  // `rpm --import https://...` takes a key, and so do most options of installers that take an address.
  return installs ? command.words.filter(isPackageAddress).map((url) => ({ url, output: undefined })) : [];

  function isPackageAddress(word: Word, index: number): boolean {
    const before = command.words[index - 1]?.value ?? '';
    return (
      isAddress(word) &&
      (!before.startsWith('--') || /^--(install|upgrade|force\S*|no\S*|user|yes)$/.test(before))
    );
  }
}

interface Sorted {
  readonly urls: readonly Word[];
  /** Those addresses that no option names. */
  readonly operands: ReadonlySet<Word>;
  readonly outputs: readonly Word[];
}

/** Tells operands from options and the values of options. */
function sort(words: readonly Word[], options: DownloadOptions): Sorted {
  const urls: Word[] = [];
  const operands = new Set<Word>();
  const outputs: Word[] = [];
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index];
    if (!word) break;
    const option = optionOf(word, options);
    if (!option) {
      if (holdsOptions(word)) continue;
      urls.push(word);
      operands.add(word);
      continue;
    }
    if (!option.valued) continue;
    const value = option.attached ?? words[(index += 1)];
    if (value && options.output.includes(option.name)) outputs.push(value);
    if (value && options.url.includes(option.name)) urls.push(value);
  }
  return { urls, operands, outputs };
}

interface Option {
  readonly name: string;
  readonly valued: boolean;
  /** The value in the same word: `--output=x`, `-ox`. */
  readonly attached: Word | undefined;
}

function optionOf(word: Word, options: DownloadOptions): Option | undefined {
  const first = word.parts[0];
  const text = first?.kind === 'literal' ? first.value : '';
  if (!/^-./.test(text)) return undefined;
  if (text.startsWith('--')) {
    const [name = ''] = text.split('=');
    const attached = text.length > name.length ? tailOf(word, name.length + 1) : undefined;
    return { name, valued: attached !== undefined || options.long.includes(name), attached };
  }
  const at =
    text
      .slice(1)
      .split('')
      .findIndex((letter) => options.short.includes(letter)) + 1;
  const isLast = at === text.length - 1 && word.parts.length === 1;
  const attached = at > 0 && !isLast ? tailOf(word, at + 1) : undefined;
  return { name: `-${text.charAt(at)}`, valued: at > 0, attached };
}

/** curl writes its n-th address to the n-th `-o`; everything else has one output. */
function pair(command: Command, { urls, outputs }: Sorted): Download[] {
  const redirect = command.redirects.find(({ operator }) => operator === '>' || operator === '>>')?.target;
  return urls.map((url, index) => {
    const named = command.name === 'curl' ? outputs[index] : outputs[0];
    return { url, output: named && named.value !== '-' ? named : redirect };
  });
}

/** `gh release download --pattern '*_amd64.deb'`: the pattern stands for the address. */
function releaseDownloads(words: readonly Word[]): Download[] {
  if (words[1]?.value !== 'release' || words[2]?.value !== 'download') return [];
  const options = {
    short: 'pRODA',
    long: ['--pattern', '--repo', '--output', '--dir', '--archive'],
    output: ['-O', '--output'],
    url: ['-p', '--pattern'],
  };
  const { urls, operands, outputs } = sort(words.slice(2), options);
  // Its operand is the release's tag.
  return urls.filter((word) => !operands.has(word)).map((url) => ({ url, output: outputs[0] }));
}

/** `https://...`, `git+https://...`, `name@https://...`, or `$URL/...` by the look of the variable's name. */
function isAddress(word: Word): boolean {
  const first = word.parts[0];
  if (first?.kind === 'variable')
    return /url|mirror|host/i.test(first.name) && wordTemplate(word).includes('/');
  return /^([\w.[\]-]+ ?@ ?)?(git\+)?(https?|ftp):\/\//.test(wordTemplate(word));
}

/** `$CURL_OPTS` alone and outside quotes. */
function holdsOptions(word: Word): boolean {
  const [only, ...others] = word.parts;
  if (only?.kind !== 'variable' || others.length > 0 || only.quote !== 'none') return false;
  return /opt|arg|flag|param|header|auth|proxy|retry/i.test(only.name);
}
