import { processIo } from './process-io.ts';
import { runMultiarch } from './run-multiarch.ts';

// The bundle's entry. The exit code is set, never forced, so that what was written to a pipe arrives.
void runMultiarch(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
