import type { Platform } from '../platform/platform.ts';

/** Where the target platforms of a file come from; the first that says something wins. */
export type TargetSource = 'command-line' | 'config' | 'setting' | 'build' | 'default';

export interface Targets {
  readonly platforms: readonly Platform[];
  readonly source: TargetSource;
}

/** What each source says; undefined or empty means "nothing". */
export interface TargetCandidates {
  readonly commandLine?: readonly Platform[] | undefined;
  /** `.multiarch.yaml` */
  readonly config?: readonly Platform[] | undefined;
  /** The setting `multiarch.platforms`. */
  readonly setting?: readonly Platform[] | undefined;
  /** What the repository builds for: its pipeline, bake or compose files. */
  readonly build?: readonly Platform[] | undefined;
}

/** What most mixed clusters hold: servers, cloud nodes and laptops, boards. */
export const DEFAULT_TARGETS: readonly Platform[] = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm64' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
];

/** The precedence that editor and command line share. */
export function chooseTargets(candidates: TargetCandidates): Targets {
  const ordered: [TargetSource, readonly Platform[] | undefined][] = [
    ['command-line', candidates.commandLine],
    ['config', candidates.config],
    ['setting', candidates.setting],
    ['build', candidates.build],
  ];
  for (const [source, platforms] of ordered) {
    if (platforms !== undefined && platforms.length > 0) return { platforms, source };
  }
  return { platforms: DEFAULT_TARGETS, source: 'default' };
}
