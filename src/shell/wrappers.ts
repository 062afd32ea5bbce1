/** How a command that runs another one takes its own arguments. */
export interface Wrapper {
  /** Options that take the next word: short ones by letter, long ones without `=` by name. */
  readonly valued: readonly string[];
  /** Whether `NAME=value` words may stand before the command. */
  readonly assigns?: boolean;
  /** How many words of its own come before the command: the duration of `timeout`. */
  readonly operands?: number;
  /** Options with which it runs nothing: `command -v`. */
  readonly inert?: readonly string[];
}

/** Commands that rules look through; the name is that of the program they run. */
export const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['env', { valued: ['-u', '--unset', '-C', '--chdir'], assigns: true, inert: ['-S', '--split-string'] }],
  [
    'sudo',
    {
      valued: [
        ...['-u', '-g', '-h', '-p', '-C', '-D', '-R', '-T', '-U', '-r', '-t', '-c'],
        ...['--user', '--group', '--host', '--prompt', '--close-from', '--chdir', '--chroot', '--other-user'],
      ],
      assigns: true,
      inert: ['-v', '-l', '-k', '-K', '-V'],
    },
  ],
  ['doas', { valued: ['-u', '-C', '-a'] }],
  ['gosu', { valued: [], operands: 1 }],
  ['su-exec', { valued: [], operands: 1 }],
  ['exec', { valued: ['-a'] }],
  ['command', { valued: [], inert: ['-v', '-V'] }],
  ['builtin', { valued: [] }],
  ['time', { valued: ['-f', '-o', '--format', '--output'] }],
  ['nice', { valued: ['-n', '--adjustment'] }],
  ['ionice', { valued: ['-c', '-n', '--class', '--classdata'], inert: ['-p'] }],
  ['nohup', { valued: [] }],
  ['setsid', { valued: [] }],
  ['stdbuf', { valued: ['-i', '-o', '-e'] }],
  ['timeout', { valued: ['-k', '-s', '--kill-after', '--signal'], operands: 1 }],
  ['busybox', { valued: [], inert: ['--list', '--install'] }],
  ['eatmydata', { valued: [] }],
  ['fakeroot', { valued: ['-l', '-s', '-i', '-b'] }],
]);
