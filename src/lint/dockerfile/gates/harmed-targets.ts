import type { Platform } from '../../../platform/platform.ts';

/**
 * The targets that something for `architecture` alone does not serve; none where the place handles one of them as well
 * (`named`), for then somebody has thought of several architectures. 32-bit x86 also runs on amd64.
 */
export function harmedTargets(
  targets: readonly Platform[],
  architecture: string,
  named: ReadonlySet<string> = new Set(),
): Platform[] {
  const served = architecture === '386' ? ['386', 'amd64'] : [architecture];
  const harmed = targets.filter((target) => !served.includes(target.architecture));
  return harmed.some((target) => named.has(target.architecture)) ? [] : harmed;
}
