import { variablesOf } from '../dockerfile/expand.ts';
import type { Dockerfile, Instruction } from '../dockerfile/model.ts';
import { findArchitectureWords } from '../platform/architecture-words.ts';
import { type AutomaticArg, isAutomaticArg } from '../platform/automatic-args.ts';
import { type ParsedPlatform, parsePlatform } from '../platform/parse.ts';
import type { Part, VariablePart, Word } from '../shell/model.ts';
import { variableUses } from '../shell/queries.ts';
import type { Span } from '../text/span.ts';

/** What stands at a place of a Dockerfile, as far as platforms are concerned. */
export type PlatformWord =
  | {
      readonly kind: 'automatic-arg';
      readonly span: Span;
      readonly name: AutomaticArg;
      readonly instruction: Instruction;
    }
  | { readonly kind: 'platform'; readonly span: Span; readonly parsed: ParsedPlatform & { kind: 'platform' } }
  | {
      readonly kind: 'architecture';
      readonly span: Span;
      readonly word: string;
      readonly architecture: string;
      readonly variant: string | undefined;
    };

/** The platform word at an offset; undefined where there is none, in comments, and in text that is not read. */
export function wordAt(file: Dockerfile, offset: number): PlatformWord | undefined {
  const instruction = file.instructions.find(({ span }) => span.start <= offset && offset <= span.end);
  if (instruction === undefined) return undefined;
  const holds = ({ span }: { span: Span }): boolean => span.start <= offset && offset <= span.end;
  if (instruction.kind === 'arg' || instruction.kind === 'env') {
    const declared = instruction.variables.find(
      ({ nameSpan, name }) => isAutomaticArg(name) && holds({ span: nameSpan }),
    );
    if (declared !== undefined && isAutomaticArg(declared.name)) {
      return { kind: 'automatic-arg', span: declared.nameSpan, name: declared.name, instruction };
    }
  }
  const variable = variablesIn(instruction).find((part) => isAutomaticArg(part.name) && holds(part));
  if (variable !== undefined && isAutomaticArg(variable.name)) {
    return { kind: 'automatic-arg', span: variable.span, name: variable.name, instruction };
  }
  const word = wordsIn(instruction).find(holds);
  const literal = word?.parts.find((part) => part.kind === 'literal' && holds(part));
  return literal === undefined ? undefined : literalAt(literal, offset);
}

function literalAt(part: Part, offset: number): PlatformWord | undefined {
  // An escape in it would move the offsets.
  if (part.kind !== 'literal' || part.value.length !== part.span.end - part.span.start) return undefined;
  const parsed = part.value.includes('/') ? parsePlatform(part.value) : undefined;
  if (parsed?.kind === 'platform') return { kind: 'platform', span: part.span, parsed };
  for (const { word, start, end, architecture, variant } of findArchitectureWords(part.value)) {
    const span = { start: part.span.start + start, end: part.span.start + end };
    if (span.start <= offset && offset <= span.end)
      return { kind: 'architecture', span, word, architecture, variant };
  }
  return undefined;
}

function variablesIn(instruction: Instruction): VariablePart[] {
  const own = wordsIn(instruction).flatMap(variablesOf);
  return instruction.kind === 'run'
    ? [...own, ...instruction.scripts().flatMap((script) => [...variableUses(script)])]
    : own;
}

function wordsIn(instruction: Instruction): Word[] {
  const flags = instruction.flags.flatMap((flag) => flag.value ?? []);
  switch (instruction.kind) {
    case 'from':
      return [...flags, ...(instruction.image === undefined ? [] : [instruction.image])];
    case 'arg':
    case 'env':
      return [...flags, ...instruction.variables.flatMap(({ value }) => value ?? [])];
    case 'run': {
      const commands = instruction.scripts().flatMap((script) => script.commands);
      const words = commands.flatMap((command) => [
        ...command.words,
        ...command.assignments.flatMap(({ value }) => value ?? []),
      ]);
      return [...flags, ...words];
    }
    case 'copy':
      return [
        ...flags,
        ...instruction.sources,
        ...(instruction.destination === undefined ? [] : [instruction.destination]),
      ];
    case 'other':
      return [...flags, ...instruction.words];
  }
}
