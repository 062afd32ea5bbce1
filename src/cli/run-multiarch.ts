import { version } from '../../package.json';
import { nearestWord } from '../project/nearest-word.ts';
import type { ExitCode, Io } from './io.ts';

interface Command {
  readonly summary: string;
  /** Loads the command only when it is called for. */
  readonly load: () => Promise<(argv: readonly string[], io: Io) => Promise<ExitCode>>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    summary: 'Find what builds or runs wrongly on some platform',
    load: async () => (await import('./check.ts')).check,
  },
};

const HELP = `Usage: multiarch COMMAND [OPTION]...

Container images for mixed-architecture clusters.

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  .join('\n')}

Options:
  --help      This text; \`multiarch COMMAND --help\` says more
  --version   The version

Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 something could not be read (1 wins over 3).
`;

/** @param argv what follows `multiarch` @returns the exit code; what goes wrong is said on stderr, nothing is thrown */
export async function runMultiarch(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === '--version' || name === '-v' || name === '-V') {
    io.stdout.write(`${version}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h') {
    io.stdout.write(HELP);
    return 0;
  }
  if (name === undefined) {
    io.stderr.write(HELP);
    return 2;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const what = name.startsWith('-') ? 'option' : 'command';
    const near = nearestWord(name, what === 'option' ? ['--help', '--version'] : Object.keys(COMMANDS));
    const hint = near === undefined ? 'See `multiarch --help`.' : `Is \`${near}\` meant?`;
    io.stderr.write(`multiarch: There is no ${what} \`${name}\`. ${hint}\n`);
    return 2;
  }
  try {
    return await (
      await command.load()
    )(rest, io);
  } catch (error) {
    // A fault of ours, not of the input: say so with what helps to find it.
    io.stderr.write(
      `multiarch: This should not happen: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 3;
  }
}
