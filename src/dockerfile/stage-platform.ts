import { type ParsedPlatform, parsePlatform } from '../platform/parse.ts';
import { expandWord, variablesOf } from './expand.ts';
import { globalLookup } from './global-scope.ts';
import type { Dockerfile, Flag, Stage } from './model.ts';
import { parentStages } from './stages.ts';

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
 * the other's platform whatever its own flag says. `stage` and `flag` tell where it was decided.
 */
export function stagePlatform(file: Dockerfile, stage: Stage): StagePlatform {
  let root = stage;
  for (;;) {
    const parent = parentStages(file, root)[0];
    if (parent === undefined) return ownPlatform(file, root);
    root = parent; // always an earlier stage, so this ends
  }
}

/** What the stage's own flag asks for, its ancestry left aside. */
export function ownPlatform(file: Dockerfile, stage: Stage): StagePlatform {
  const flag = stage.from.platform;
  if (flag?.value === undefined) return { kind: 'target', stage, flag: undefined };
  const names = variablesOf(flag.value).map((variable) => variable.name);
  if (names.some((name) => /^BUILD(?:PLATFORM|ARCH)$/.test(name))) return { kind: 'build', stage, flag };
  if (names.some((name) => /^TARGET(?:PLATFORM|ARCH)$/.test(name))) return { kind: 'target', stage, flag };
  const { value } = expandWord(flag.value, globalLookup(file));
  if (value === undefined || value === '') return { kind: 'unknown', stage, flag };
  return { kind: 'fixed', stage, flag, platform: parsePlatform(value) };
}
