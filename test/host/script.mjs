// How the scripts here end: quietly, with one clear line, or with a stack when something unforeseen happened.

/** A failure whose message says all that a person needs. */
export class SetupError extends Error {}

/**
 * The body of a script. A {@link SetupError} ends it with its message alone, anything else with its stack.
 *
 * @param {() => Promise<number | void>} body returns the exit code; nothing means 0
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
