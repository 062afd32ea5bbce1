import { spawnSync } from 'node:child_process';

/**
 * Runs a command to its end and returns its standard output.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, status?: number}} options `status`: the exit code that it must have
 */
export function run(command, args, { cwd, status = 0 }) {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error !== undefined) throw done.error;
  if (done.status !== status) {
    throw new Error(
      `${command} ${args.join(' ')}: exit code ${done.status}, not ${status}\n${done.stdout}${done.stderr}`,
    );
  }
  return done.stdout;
}
