import type { Command, Word } from '../../../shell/model.ts';

/** `xargs -n 1 curl -LO`, `retry 5 wget ...`: the command inside of a runner that the shell model does not look through. */
export function withoutRunner(command: Command): Command {
  if (!RUNNER.test(command.name ?? '')) return command;
  const at = command.words.findIndex(
    ({ value }, index) => index > 0 && (value === 'curl' || value === 'wget' || value === 'aria2c'),
  );
  const words = command.words.slice(at);
  return at < 0 ? command : { ...command, name: words[0]?.value, words };
}

const RUNNER = /^(?:xargs|parallel|retry\w*|\w+_retry|with_retry|chronic|torsocks|proxychains4?|try)$/;

/** A function or script of the file's own that is given an address: `download https://... /tmp/x`. */
export function isHomemade({ name }: Command): boolean {
  return (
    name !== undefined &&
    /(?:^|[-_/])(?:download|fetch|get|dl|install)/i.test(name) &&
    !/^(?:apt|apk|dnf|yum)|^fetch$/.test(name)
  );
}

export function isUrl(word: Word): boolean {
  const [first] = word.parts;
  return first?.kind === 'literal' && /^(?:https?|ftp):\/\//.test(first.value);
}

/** The expressions of filters: they choose one of the addresses that a listing holds. */
export function patternsOf({ name, words }: Command): readonly Word[] {
  switch (name ?? '') {
    case 'grep':
    case 'egrep':
    case 'fgrep':
    case 'rg':
      // `grep -v` says what is not wanted.
      return words.some(({ value }) => /^(?:-[a-zA-Z]*v[a-zA-Z]*|--invert-match)$/.test(value ?? ''))
        ? []
        : words.slice(1);
    case 'sed':
    case 'gsed':
      return words.slice(1).filter(({ value }) => !/^s(.)[^]*\1(?:x86_64|amd64|x64)\1g?$/.test(value ?? ''));
    case 'awk':
    case 'gawk':
    case 'mawk':
    case 'jq':
    case 'yq':
    case 'perl':
      return words.slice(1);
    default:
      return [];
  }
}
