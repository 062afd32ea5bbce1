import { archBuildFlag } from './dockerfile/arch-build-flag.ts';
import { archConstArg } from './dockerfile/arch-const-arg.ts';
import { archCopy } from './dockerfile/arch-copy.ts';
import { archDownload } from './dockerfile/arch-download.ts';
import { archPackage } from './dockerfile/arch-package.ts';
import { archPath } from './dockerfile/arch-path.ts';
import { archSwitchIncomplete } from './dockerfile/arch-switch-incomplete.ts';
import { archTokenMismatch } from './dockerfile/arch-token-mismatch.ts';
import { baseImageSingleArch } from './dockerfile/base-image-single-arch.ts';
import { buildStageNotCross } from './dockerfile/build-stage-not-cross.ts';
import { fileArchMismatch } from './dockerfile/file-arch-mismatch.ts';
import { finalStageBuildplatform } from './dockerfile/final-stage-buildplatform.ts';
import { fromPlatformConst } from './dockerfile/from-platform-const.ts';
import { goarmTargetvariant } from './dockerfile/goarm-targetvariant.ts';
import { hostArchInBuildStage } from './dockerfile/host-arch-in-build-stage.ts';
import { platformArgDefault } from './dockerfile/platform-arg-default.ts';
import { platformArgGlobal } from './dockerfile/platform-arg-global.ts';
import { platformArgTypo } from './dockerfile/platform-arg-typo.ts';
import { platformArgUndeclared } from './dockerfile/platform-arg-undeclared.ts';
import { platformRedundant } from './dockerfile/platform-redundant.ts';
import { platformUnknown } from './dockerfile/platform-unknown.ts';
import { qemuStaticCopy } from './dockerfile/qemu-static-copy.ts';
import { stageForArchMissing } from './dockerfile/stage-for-arch-missing.ts';
import type { DockerfileRule } from './rule.ts';

/** Every Dockerfile rule, in the order of the documentation. */
export const DOCKERFILE_RULES: readonly DockerfileRule[] = [
  archDownload,
  platformArgDefault,
  finalStageBuildplatform,
  archSwitchIncomplete,
  platformArgUndeclared,
  buildStageNotCross,
  baseImageSingleArch,
  fromPlatformConst,
  archPath,
  archConstArg,
  archBuildFlag,
  archPackage,
  stageForArchMissing,
  platformRedundant,
  goarmTargetvariant,
  archTokenMismatch,
  platformArgGlobal,
  qemuStaticCopy,
  archCopy,
  platformArgTypo,
  platformUnknown,
  fileArchMismatch,
  hostArchInBuildStage,
];
