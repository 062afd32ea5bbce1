import type { RunInstruction } from '../../../dockerfile/model.ts';
import type { Command, Script } from '../../../shell/model.ts';

/** The commands of a RUN, in its scripts or in the exec form; `script` is undefined for the latter. */
export function commandsOf(run: RunInstruction): { command: Command; script: Script | undefined }[] {
  const scripts = run.scripts();
  if (scripts.length > 0) {
    return scripts.flatMap((script) => script.commands.map((command) => ({ command, script })));
  }
  const [program] = run.words;
  if (run.form !== 'exec' || program === undefined) return [];
  const command: Command = {
    span: { start: program.span.start, end: run.words.at(-1)?.span.end ?? program.span.end },
    name: program.value?.replace(/^.*\//, ''),
    words: run.words,
    assignments: [],
    redirects: [],
    branches: [],
    loops: [],
    then: undefined,
    pipeline: 0,
    within: undefined,
  };
  return [{ command, script: undefined }];
}
