import type { Platform } from './platform.ts';

/** Words that containerd itself translates; `i486`, `i686`, `x64` and the like are not among them. */
const ARCHITECTURE_ALIASES: ReadonlyMap<string, readonly [architecture: string, variant?: string]> = new Map([
  ['x86_64', ['amd64']],
  ['x86-64', ['amd64']],
  ['aarch64', ['arm64']],
  ['i386', ['386', '']],
  ['armhf', ['arm', 'v7']],
  ['armel', ['arm', 'v6']],
]);

/** The variant in its normal form; '' is the architecture's default one. */
function normaliseVariant(architecture: string, variant: string): string {
  switch (architecture) {
    case 'arm':
      return variant === '' ? 'v7' : /^[5-8]$/.test(variant) ? `v${variant}` : variant;
    case 'arm64':
      // `v8.0` and `v9.0` are other spellings of `v8` and `v9` (containerd/platforms, compare_test.go).
      return ['8', 'v8', 'v8.0'].includes(variant) ? '' : variant === 'v9.0' ? 'v9' : variant;
    case 'amd64':
      return variant === 'v1' ? '' : variant;
    default:
      return variant;
  }
}

/**
 * A platform in the normal form of containerd: lower case, aliases translated (`aarch64` to `arm64`, `macos` to
 * `darwin`), the default variant left out (`arm64/v8`, `amd64/v1`) but always given for `arm`. Unknown words stay as they
 * are. For entries of an image index, which need not be normal.
 * @see https://github.com/containerd/platforms/blob/main/database.go `normalizeOS`, `normalizeArch`
 */
export function normalisePlatform(platform: Platform): Platform {
  const os = platform.os.toLowerCase();
  const word = platform.architecture.toLowerCase();
  const [architecture, fixed] = ARCHITECTURE_ALIASES.get(word) ?? [word];
  const variant = fixed ?? normaliseVariant(architecture, (platform.variant ?? '').toLowerCase());
  return {
    os: os === 'macos' ? 'darwin' : os,
    architecture,
    ...(variant ? { variant } : {}),
    ...(platform.osVersion ? { osVersion: platform.osVersion } : {}),
  };
}
