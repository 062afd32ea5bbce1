import { variablesOf } from '../../../dockerfile/expand.ts';
import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { ownPlatform } from '../../../dockerfile/stage-platform.ts';
import { baseOf, parentStages } from '../../../dockerfile/stages.ts';
import { architectureOfName } from '../../../platform/architecture-words.ts';
import { isNamedAfterArchitecture } from './architecture-identifier.ts';
import { fileArchitectures, stageArchitectures } from './dedicated.ts';
import { cutImage } from './image-parts.ts';
import { compilesForAnother } from './single-arch-image.ts';

const known = new WeakMap<Stage, ReadonlySet<string>>();

/**
 * The architectures that a stage is bound to by its name, by a constant `--platform` or by its base image
 * (`arm64v8/alpine`), its only parent's included. A path or flag of that architecture is at home there: where the binding
 * itself is wrong, `base-image-single-arch` or `from-platform-const` says so.
 */
export function stagePins(file: Dockerfile, stage: Stage): ReadonlySet<string> {
  const before = known.get(stage);
  if (before !== undefined) return before;
  const pins = new Set<string>();
  for (let one: Stage | undefined = stage; one !== undefined; one = onlyParent(file, one)) {
    for (const pin of [...stageArchitectures(one), ...fromPins(file, one)]) pins.add(pin);
  }
  known.set(stage, pins);
  return pins;
}

/** Whether the file's path or the stage binds it to `architecture`; 32-bit x86 is at home on amd64 too. */
export function isPinned(
  file: Dockerfile,
  path: string,
  stage: Stage | undefined,
  architecture: string,
): boolean {
  const pins = [...fileArchitectures(path), ...(stage === undefined ? [] : stagePins(file, stage))];
  return pins.includes(architecture) || (architecture === '386' && pins.includes('amd64'));
}

/** Where a variable chooses among several parents, none of them binds the stage. */
function onlyParent(file: Dockerfile, stage: Stage): Stage | undefined {
  const parents = parentStages(file, stage);
  return parents.length === 1 ? parents[0] : undefined;
}

function fromPins(file: Dockerfile, stage: Stage): string[] {
  const pins: string[] = [];
  const platform = ownPlatform(file, stage);
  if (platform.kind === 'fixed' && platform.platform.kind === 'platform') {
    pins.push(platform.platform.platform.architecture);
  }
  const base = baseOf(file, stage);
  if (base.kind !== 'image' || compilesForAnother(base.name)) return pins;
  // `FROM ${ARCH}/busybox`: whatever its default is, the file is meant for several.
  const image = stage.from.image;
  const isChosen =
    image !== undefined && variablesOf(image).some(({ name }) => isNamedAfterArchitecture(name));
  return isChosen ? pins : [...pins, ...imageArchitectures(base.name)];
}

/** The architectures in an image's repository or tag; a digest says nothing. */
export function imageArchitectures(image: string): string[] {
  const { repository, tag } = cutImage(image);
  return [...architectureOfName(repository, 'image'), ...architectureOfName(tag, 'tag')].map(
    (word) => word.architecture,
  );
}
