import type { Stage } from '../../../dockerfile/model.ts';
import { architectureOfName } from '../../../platform/architecture-words.ts';

/**
 * The architectures that a file is meant for by its name or a folder's (`Dockerfile.arm64`, `amd64/Dockerfile`,
 * `docker-x64/`). About one file in six; they hold nearly all architecture-specific FROM lines, rightly.
 */
export function fileArchitectures(path: string): ReadonlySet<string> {
  const names = path.split('/');
  return new Set(
    names.flatMap((name, index) =>
      architectureOfName(name, index === names.length - 1 ? 'file' : 'folder').map(
        (word) => word.architecture,
      ),
    ),
  );
}

/** The architectures that a stage is meant for by its name (`build-arm64`). */
export function stageArchitectures(stage: Stage): ReadonlySet<string> {
  return new Set(
    stage.name === undefined ? [] : architectureOfName(stage.name, 'stage').map((word) => word.architecture),
  );
}

/**
 * Whether something for `architecture` is at home in the file or stage: rules that report one architecture's name stay
 * silent for that architecture.
 */
export function isDedicated(path: string, stage: Stage | undefined, architecture: string): boolean {
  return (
    fileArchitectures(path).has(architecture) ||
    (stage !== undefined && stageArchitectures(stage).has(architecture))
  );
}
