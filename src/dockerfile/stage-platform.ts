import { type AutomaticArg, isAutomaticArg } from '../platform/automatic-args.ts';
import { type ParsedPlatform, parsePlatform } from '../platform/parse.ts';
import { expandWord } from './expand.ts';
import { type AutomaticValues, globalLookup } from './global-scope.ts';
import type { Dockerfile, Flag, Stage } from './model.ts';
import { baseOf, parentStages } from './stages.ts';

/** The platform that a stage's image and its RUN instructions are for. */
export type StagePlatform =
  /** No flag, or one that follows the target (`$TARGETPLATFORM`, `linux/$TARGETARCH`). */
  | { readonly kind: 'target'; readonly stage: Stage; readonly flag: Flag | undefined }
  /** The machine that builds: `$BUILDPLATFORM`, `linux/$BUILDARCH`. */
  | { readonly kind: 'build'; readonly stage: Stage; readonly flag: Flag }
  /** A constant, written in the flag or in the default of a global ARG. */
  | { readonly kind: 'fixed'; readonly stage: Stage; readonly flag: Flag; readonly platform: ParsedPlatform }
  | { readonly kind: 'unknown'; readonly stage: Stage; readonly flag: Flag };

/**
 * The platform of a stage: that of the first stage of its ancestry, since BuildKit gives a stage built FROM another one
 * the other's platform whatever its own flag says. `scratch` is of the target platform, whatever its flag says. `stage`
 * and `flag` tell where it was decided.
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go `init`, `resolveReachableStages`
 */
export function stagePlatform(file: Dockerfile, stage: Stage): StagePlatform {
  let root = stage;
  for (;;) {
    const parent = parentStages(file, root)[0];
    if (parent === undefined) break;
    root = parent; // always an earlier stage, so this ends
  }
  const isScratch = baseOf(file, root).kind === 'scratch';
  return isScratch ? { kind: 'target', stage: root, flag: undefined } : ownPlatform(file, root);
}

const BUILD = '<build>';
const TARGET = '<target>';

/** Values that show in the outcome whose platform it follows. */
const MARKS: AutomaticValues = {
  TARGETPLATFORM: TARGET,
  TARGETARCH: TARGET,
  BUILDPLATFORM: BUILD,
  BUILDARCH: BUILD,
  TARGETOS: 'linux',
  BUILDOS: 'linux',
  TARGETVARIANT: '',
  BUILDVARIANT: '',
  TARGETOSVERSION: '',
  BUILDOSVERSION: '',
} satisfies Record<AutomaticArg, string>;

/** What the stage's own flag asks for, its ancestry left aside; defaults and operators are followed. */
export function ownPlatform(file: Dockerfile, stage: Stage): StagePlatform {
  const flag = stage.from.platform;
  if (flag?.value === undefined) return { kind: 'target', stage, flag: undefined };
  const lookup = globalLookup(file, MARKS);
  // A default for an automatic ARG has a rule of its own; what was meant is still what the name says.
  const { value } = expandWord(flag.value, (name) => (isAutomaticArg(name) ? MARKS[name] : lookup(name)));
  if (value === undefined || value === '') return { kind: 'unknown', stage, flag };
  if (value.includes(BUILD)) return { kind: 'build', stage, flag };
  if (value.includes(TARGET)) return { kind: 'target', stage, flag };
  return { kind: 'fixed', stage, flag, platform: parsePlatform(value) };
}
