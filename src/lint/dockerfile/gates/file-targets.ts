import type { Platform } from '../../../platform/platform.ts';
import type { RuleContext } from '../../rule.ts';
import { fileArchitectures } from './dedicated.ts';

/** The target platforms that the file is built for: a `Dockerfile.arm64` is built for arm64 only. */
export function fileTargets({ path, targets }: RuleContext): readonly Platform[] {
  const meant = fileArchitectures(path);
  return meant.size === 0 ? targets : targets.filter(({ architecture }) => meant.has(architecture));
}
