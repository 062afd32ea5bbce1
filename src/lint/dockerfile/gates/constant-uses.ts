import { variablesOf } from '../../../dockerfile/expand.ts';
import type { Binding, Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { ancestry } from '../../../dockerfile/stages.ts';
import { isAutomaticArg } from '../../../platform/automatic-args.ts';
import { parsePlatform } from '../../../platform/parse.ts';
import type { Word } from '../../../shell/model.ts';
import { literalSpanOf, wordTemplate } from '../../../shell/queries.ts';
import type { Span } from '../../../text/span.ts';
import type { RuleContext } from '../../rule.ts';
import { architectureValue, holdsArchitecture } from './constant-architecture.ts';
import { isDedicated } from './dedicated.ts';
import { displayName } from './download-name.ts';
import { fetchesOf } from './fetches.ts';
import { fixedFetch, type FixedFetch, isAtHome, isChosenByScript } from './fixed-architecture.ts';
import { resolveGlobally, resolveInScript, resolveInStage } from './resolve-variable.ts';
import { type Resolve, type Traced, traceWord } from './traced-word.ts';

/** A constant that decides for which architecture something is taken. */
export interface ConstantUse {
  readonly binding: Binding;
  readonly architecture: string;
  readonly word: string;
  readonly span: Span;
  /** Where it is used, and what for. */
  readonly at: Span;
  readonly what: string;
  readonly fetch: FixedFetch | undefined;
  /** The stages whose `--platform` it is; none for other uses. */
  readonly stages: readonly Stage[];
  /** Whether it is what Go compiles for. */
  readonly isGoarch: boolean;
}

/** What the constants of ARG and ENV decide in FROM lines, downloads and builds with Go. */
export function* constantUses(file: Dockerfile, context: RuleContext): Iterable<ConstantUse> {
  yield* usesInFrom(file, context);
  for (const fetch of fetchesOf(file)) {
    const fixed = fixedFetch(fetch);
    if (fixed === undefined || isChosenByScript(file, fixed) || isAtHome(file, context.path, fixed)) continue;
    const { architecture } = fixed;
    for (const { piece, word, span } of fixed.places) {
      const { binding } = piece.holder;
      if (binding === undefined || !isConstant(binding)) continue;
      const what = `\`${displayName(fetch.traced.text, word.start, word.end)}\``;
      const at = fetch.word.span;
      yield {
        binding,
        architecture,
        word: word.word,
        span,
        at,
        what,
        fetch: fixed,
        stages: [],
        isGoarch: false,
      };
    }
  }
  yield* usesInBuilds(file, context);
}

/** `RUN GOARCH=${ARCH} go build`, `ENV GOARCH=$ARCH`; a constant by a flag's own name is the matter of `arch-build-flag`. */
function* usesInBuilds(file: Dockerfile, context: RuleContext): Iterable<ConstantUse> {
  const isOne = ({ variable }: Variables): boolean =>
    variable.name !== 'GOARCH' && variable.value !== undefined && isConstant({ variable });
  const globals = file.globals.flatMap((one) =>
    one.kind === 'arg' ? one.variables.map((variable) => ({ variable })) : [],
  );
  const own = file.stages.flatMap(({ bindings }) => [...bindings.values()].flat());
  if (![...globals, ...own].some(isOne)) return;
  for (const stage of file.stages) {
    for (const { value, resolve } of goarchIn(file, stage)) {
      const traced = traceWord({ word: value }, resolve, () => false);
      const what = `a program compiled with \`GOARCH=${traced.text}\``;
      for (const use of usesOf(stage, context, traced, what, value.span, []))
        if (isOne(use.binding)) yield { ...use, isGoarch: true };
    }
  }
}

type Variables = Pick<Binding, 'variable'>;

function* goarchIn(file: Dockerfile, stage: Stage): Iterable<{ value: Word; resolve: Resolve }> {
  for (const instruction of stage.instructions) {
    if (instruction.kind === 'env') {
      for (const { name, value, span } of instruction.variables)
        if (name === 'GOARCH' && value !== undefined)
          yield { value, resolve: resolveInStage(file, stage, span.start) };
    } else if (instruction.kind === 'run') {
      for (const script of instruction.scripts())
        for (const command of script.commands)
          for (const { name, value } of command.assignments)
            if (name === 'GOARCH' && value !== undefined)
              yield { value, resolve: resolveInScript(file, stage, script, command) };
    }
  }
}

function* usesInFrom(file: Dockerfile, context: RuleContext): Iterable<ConstantUse> {
  const final = file.stages.at(-1);
  const shipped = new Set(final === undefined ? [] : ancestry(file, final));
  for (const stage of file.stages) {
    const { image, platform, span } = stage.from;
    const resolve = resolveGlobally(file, span.start);
    if (platform === undefined && image !== undefined) {
      const traced = traceWord({ word: image }, resolve, () => false);
      yield* usesOf(stage, context, traced, `the base image \`${traced.text}\``, image.span, []);
    } else if (platform?.value !== undefined && shipped.has(stage)) {
      const traced = traceWord({ word: platform.value }, resolve, () => false);
      // A bare architecture is the matter of `platform-unknown`.
      if (!traced.text.includes('/') || parsePlatform(traced.text).kind !== 'platform') continue;
      const what = `\`${image?.text ?? 'the image'}\` for ${traced.text}`;
      for (const use of usesOf(stage, context, traced, what, platform.span, [])) {
        const { name } = use.binding.variable;
        yield { ...use, stages: file.stages.filter((other) => isFlagOf(other, name)) };
      }
    }
  }
}

function* usesOf(
  stage: Stage,
  { path }: RuleContext,
  { pieces }: Traced,
  what: string,
  at: Span,
  stages: readonly Stage[],
): Iterable<ConstantUse> {
  for (const { holder } of pieces) {
    const { binding, word } = holder;
    if (binding === undefined || !isConstant(binding)) continue;
    const value = architectureValue(wordTemplate(word));
    const span = value && literalSpanOf(word, value.start, value.end);
    if (value === undefined || span === undefined || isDedicated(path, stage, value.architecture)) continue;
    const { architecture } = value;
    yield {
      binding,
      architecture,
      word: value.word,
      span,
      at,
      what,
      fetch: undefined,
      stages,
      isGoarch: false,
    };
  }
}

function isFlagOf({ from }: Stage, name: string): boolean {
  const value = from.platform?.value;
  return value !== undefined && variablesOf(value).some((variable) => variable.name === name);
}

/** `platform-arg-default` speaks of BuildKit's own names. */
function isConstant({ variable }: Variables): boolean {
  return !isAutomaticArg(variable.name) && holdsArchitecture(variable);
}
