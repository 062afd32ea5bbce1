import { readDirectives } from './directives.ts';
import { type Place, readInstruction } from './instruction.ts';
import { lexDockerfile, type RawInstruction } from './lex.ts';
import { sliceLogical } from './logical-text.ts';
import type { Binding, Bindings, Dockerfile, FromInstruction, Instruction, Stage } from './model.ts';
import { isPosixShell, lazyScripts } from './run-scripts.ts';

/** A larger file is not one that a person wrote; it is refused with a reason instead of slowing the editor down. */
export const MAX_DOCKERFILE_LENGTH = 4 * 1024 * 1024;

/** Reading stops here, so that questions asked of pairs of stages stay cheap; real files have a few dozen at most. */
const MAX_STAGES = 500;

/** Reads a Dockerfile. Never throws; takes time linear in the text. */
export function parseDockerfile(text: string): Dockerfile {
  const directives = readDirectives(text);
  const escape = directives.find((directive) => directive.name === 'escape')?.value === '`' ? '`' : '\\';
  const lexed = lexDockerfile(text, escape);
  const instructions: Instruction[] = [];
  const globals: Instruction[] = [];
  const stages: { from: FromInstruction; instructions: Instruction[] }[] = [];
  // The shell that each named stage ends with: a stage built FROM it goes on with that.
  const posixAfter = new Map<string, boolean>();
  let posix = true;
  for (const raw of lexed.instructions) {
    const place = (stage: number | undefined, onbuild: boolean): Place => ({
      escape,
      stage,
      onbuild,
      scripts: (run) => lazyScripts(text, escape, posix, run),
    });
    const isFrom = raw.keyword === 'FROM';
    if (isFrom && stages.length === MAX_STAGES) break;
    const stage = isFrom ? stages.length : stages.length === 0 ? undefined : stages.length - 1;
    const instruction = readPossiblyOnbuild(raw, (onbuild) => place(stage, onbuild));
    instructions.push(instruction);
    if (instruction.kind === 'from' && !instruction.onbuild) {
      const parent = posixAfter.get(instruction.image?.value?.toLowerCase() ?? '');
      posix = parent ?? !isWindowsBase(instruction, escape);
      stages.push({ from: instruction, instructions: [] });
    } else if (stage === undefined) {
      globals.push(instruction);
    } else {
      stages[stage]?.instructions.push(instruction);
    }
    if (instruction.keyword === 'SHELL' && instruction.kind === 'other' && !instruction.onbuild) {
      posix = isPosixShell(instruction.words[0]?.value ?? 'sh');
    }
    const name = stage === undefined ? undefined : stages[stage]?.from.as?.value;
    if (name !== undefined) posixAfter.set(name.toLowerCase(), posix);
  }
  return {
    text,
    escape,
    directives,
    comments: lexed.comments.filter(
      (comment) => !directives.some(({ span }) => span.start === comment.start),
    ),
    instructions,
    globals,
    globalBindings: bindingsIn(globals),
    stages: stages.map(({ from, instructions: own }, index): Stage => {
      return { index, name: from.as?.value, from, instructions: own, bindings: bindingsIn(own) };
    }),
  };
}

/** `ONBUILD RUN ...` is read as the RUN, marked. ONBUILD cannot be chained and cannot hold FROM. */
function readPossiblyOnbuild(raw: RawInstruction, place: (onbuild: boolean) => Place): Instruction {
  if (raw.keyword !== 'ONBUILD') return readInstruction(raw, place(false));
  const keyword = /^\S+/.exec(raw.rest.text)?.[0];
  if (keyword === undefined || /^(?:onbuild|from|maintainer)$/i.test(keyword)) {
    return readInstruction(raw, place(false));
  }
  const after = raw.rest.text.slice(keyword.length);
  const rest = sliceLogical(raw.rest, keyword.length + after.length - after.trimStart().length);
  return readInstruction({ ...raw, keyword: keyword.toUpperCase(), rest }, place(true));
}

function bindingsIn(instructions: readonly Instruction[]): Bindings {
  const bindings = new Map<string, Binding[]>();
  for (const instruction of instructions) {
    if ((instruction.kind !== 'arg' && instruction.kind !== 'env') || instruction.onbuild) continue;
    for (const variable of instruction.variables) {
      const known = bindings.get(variable.name);
      if (known === undefined) bindings.set(variable.name, [{ instruction, variable }]);
      else known.push({ instruction, variable });
    }
  }
  return bindings;
}

/** Windows images run cmd or PowerShell unless SHELL says otherwise. */
function isWindowsBase(from: FromInstruction, escape: string): boolean {
  const image = from.image?.text.toLowerCase() ?? '';
  const platform = from.platform?.value?.text.toLowerCase() ?? '';
  return (
    escape === '`' ||
    platform.startsWith('windows') ||
    /windows|nanoserver|servercore|dotnet\/framework/.test(image)
  );
}
