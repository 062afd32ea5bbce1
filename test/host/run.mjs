// Runs one program to its end, for the installation steps.
import { spawn } from 'node:child_process';
import { SetupError } from './script.mjs';

/**
 * Runs a program without a terminal. Its output is kept back and shown only when it fails, so that a
 * successful installation stays quiet.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options] `env` replaces the environment
 * @returns {Promise<string>} what it printed, standard output and error together
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => reject(new SetupError(`${command}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new SetupError(`${output}\n${command} ${args.join(' ')} failed (${code ?? signal})`));
    });
  });
}
