import type { WriteStream } from 'node:tty';
import type { Io, Output } from './io.ts';
import { nodeFileSystem } from './node-file-system.ts';

/** The real world. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    fs: nodeFileSystem,
  };
}

function outputOf(stream: WriteStream): Output {
  // `multiarch check | head`: who does not want more has closed the pipe.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => void stream.write(text),
    // Undefined, not false, where it is no terminal.
    isTerminal: (stream as { isTTY?: boolean }).isTTY === true,
    columns: stream.columns,
  };
}
