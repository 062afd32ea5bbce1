import { platformRedundant } from './dockerfile/platform-redundant.ts';
import type { DockerfileRule } from './rule.ts';

/** Every Dockerfile rule, in the order of the documentation. */
export const DOCKERFILE_RULES: readonly DockerfileRule[] = [platformRedundant];
