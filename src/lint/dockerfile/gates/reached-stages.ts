import type { AutomaticValues } from '../../../dockerfile/global-scope.ts';
import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { baseOf, parentStages, usesOf } from '../../../dockerfile/stages.ts';

/**
 * The stages that a build with these values may need, whichever stage it is asked for: BuildKit looks at no other, so
 * `FROM go-windows-${TARGETARCH}` is no matter in a build for linux where `FROM go-${TARGETOS}` leads elsewhere. Builds
 * are asked for stages that no other one uses.
 */
export function reachedStages(file: Dockerfile, automatic: AutomaticValues): ReadonlySet<Stage> {
  const used = new Set(
    file.stages.flatMap((stage) => [...parentStages(file, stage), ...copiedFrom(file, stage)]),
  );
  const reached = new Set(file.stages.filter((stage) => !used.has(stage)));
  for (const stage of reached) {
    const base = baseOf(file, stage, automatic);
    if (base.kind === 'stage') reached.add(base.stage);
    else if (base.kind === 'unresolved') for (const parent of parentStages(file, stage)) reached.add(parent);
    for (const source of copiedFrom(file, stage)) reached.add(source);
  }
  return reached;
}

function copiedFrom(file: Dockerfile, stage: Stage): Stage[] {
  return stage.instructions.flatMap((instruction) =>
    usesOf(file, instruction, () => undefined).flatMap(({ stages }) => stages),
  );
}
