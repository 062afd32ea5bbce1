import { variablesOf } from '../../../dockerfile/expand.ts';
import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { bindingsOf } from '../../../dockerfile/scope.ts';
import type { Command, VariablePart, Word } from '../../../shell/model.ts';
import { variableUses } from '../../../shell/queries.ts';

// `$BUILD_ARCH`, `$ARCH`, `$arch`, `$DEB_HOST_MULTIARCH`, `$PLATFORM`: whoever named it so means the architecture.
const NAMED_AFTER_ARCHITECTURE =
  /(?:^|_)(?:(?:multi)?arch(?:itecture)?|platform|machine)(?:$|_)|^(?:TARGET|BUILD|HOST)(?:ARCH|PLATFORM|VARIANT)/i;

/**
 * Whether an instruction asks which architecture it is for: it uses an automatic platform ARG, a variable named after
 * the architecture, `uname -m` and the like, or an ARG or ENV whose value does. Where it does, an architecture's name
 * in it is nearly always one case of several.
 */
export function hasDynamicMarker(file: Dockerfile, instruction: Instruction): boolean {
  if (
    instruction.kind === 'run' &&
    instruction.scripts().some((script) => script.commands.some(asksArchitecture))
  ) {
    return true;
  }
  const stage = instruction.stage === undefined ? undefined : file.stages[instruction.stage];
  return variablesIn(instruction).some(({ name, span }) => {
    if (NAMED_AFTER_ARCHITECTURE.test(name)) return true;
    if (stage === undefined) return false;
    return bindingsOf(file, stage, span.start, name).some(
      ({ variable }) => variable.value !== undefined && namesArchitectureVariable(variable.value),
    );
  });
}

function namesArchitectureVariable(value: Word): boolean {
  return variablesOf(value).some(({ name }) => NAMED_AFTER_ARCHITECTURE.test(name));
}

/** `uname -m`, `dpkg --print-architecture`, `apk --print-arch`, `arch`, `rpm --eval %_arch`, `go env GOARCH`, `xx-info`. */
export function asksArchitecture(command: Command): boolean {
  const words = command.words.slice(1).map((word) => word.value ?? '');
  switch (command.name) {
    case 'uname':
      return words.some((word) => /^(?:-\w*[mpai]\w*|--machine|--all|--processor)$/.test(word));
    case 'dpkg':
      return words.some((word) => /^--print-(?:foreign-)?architectures?$/.test(word));
    case 'apk':
      return words.includes('--print-arch');
    case 'arch':
    case 'dpkg-architecture':
      return true;
    case 'rpm':
      return words.some((word) => /%\{?_?(?:arch|target_cpu|host_cpu)/.test(word));
    case 'go':
      return words[0] === 'env' && words.some((word) => word === 'GOARCH' || word === 'GOHOSTARCH');
    case 'node':
    case 'python':
    case 'python3':
      return words.some((word) => /process\.arch|platform\.machine/.test(word));
    case undefined:
      return false;
    default:
      return command.name.startsWith('xx-');
  }
}

/** The variables that an instruction uses, in scripts or in words that BuildKit expands. */
export function variablesIn(instruction: Instruction): VariablePart[] {
  switch (instruction.kind) {
    case 'run':
      return instruction.scripts().flatMap((script) => [...variableUses(script)]);
    case 'from':
      return instruction.image === undefined ? [] : variablesOf(instruction.image);
    case 'arg':
    case 'env':
      return instruction.variables.flatMap(({ value }) => (value === undefined ? [] : variablesOf(value)));
    case 'copy': {
      const words = [...instruction.sources, instruction.destination, instruction.from?.value];
      return words.flatMap((word) => (word === undefined ? [] : variablesOf(word)));
    }
    case 'other':
      return instruction.words.flatMap(variablesOf);
  }
}
