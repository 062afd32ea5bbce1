import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { knowsTarget } from './cross-marker.ts';
import { type NativeBuild, withMoves } from './native-build.ts';
import { nativeBuilds } from './native-compilers.ts';
import { isNeutralPath } from './neutral-path.ts';
import { type Arrival, arrivalsOf, type Budget, type Taking } from './stage-flow.ts';
import { runsNode, startedPrograms } from './started-programs.ts';
import { isToolStage } from './tool-stage.ts';

/** Something compiled in a stage, and where a stage of the target platform takes it. */
export interface ShippedBuild {
  readonly build: NativeBuild;
  readonly arrival: Arrival;
}

/** What a stage makes for the machine it runs on and other stages ship; without what is the same everywhere. */
export function shippedBuilds(file: Dockerfile, stage: Stage, budget: Budget): ShippedBuild[] {
  const { builds, calls } = nativeBuilds(file, stage);
  return builds.flatMap((build) => {
    // Makefiles and the like read TARGETARCH from the environment.
    if (build.family === 'make' && !build.what.startsWith('cmake') && knowsTarget(file, stage)) return [];
    for (const made of withMoves(calls, build, budget)) {
      const arrivals = arrivalsOf(file, stage, made, budget, (taking, source) => isProgram(taking, source));
      const arrival = arrivals.find((one) => !isToolStage(one.taking.by) && ships(file, build, one));
      if (arrival !== undefined) return [{ build, arrival }];
    }
    return [];
  });
}

/** A name that holds an architecture is one of several results: somebody built for all of them. */
function isProgram(taking: Taking, source: string): boolean {
  if (/\$\{(?:TARGET|BUILD)?(?:ARCH|PLATFORM|VARIANT)\}/i.test(source)) return false;
  return !isNeutralPath(source) && !(taking.destination !== undefined && isNeutralPath(taking.destination));
}

const BIN = /(?:^|\/)s?bin(?:\/|$)/;

/** Where the command alone does not tell that it makes a program, what is done with the result must. */
function ships(file: Dockerfile, build: NativeBuild, { taking, source, at }: Arrival): boolean {
  const isPlace = build.made.some(({ path }) => path === '/');
  switch (build.family) {
    case 'packages':
      // A whole folder is taken for the program in it; its `node_modules` matter only to Node.
      return (
        !build.made.some(({ path }) => path.endsWith('node_modules')) ||
        source.includes('node_modules') ||
        runsNode(file, taking.by)
      );
    case 'dotnet':
      // `dotnet app.dll` runs everywhere; only the starter beside it is for one platform.
      return startedPrograms(file, taking.by).some(
        (program) => program !== 'dotnet' && !program.endsWith('/dotnet') && isInside(program, at?.path),
      );
    case 'go':
    case 'compiler':
    case 'make': {
      if (!isPlace) return true;
      const started = startedPrograms(file, taking.by);
      const name = source.slice(source.lastIndexOf('/') + 1);
      return (
        BIN.test(source) ||
        BIN.test(taking.destination ?? '') ||
        (name !== '' && started.some((program) => program === name || program.endsWith(`/${name}`))) ||
        started.some((program) => program.startsWith('/') && program === at?.path)
      );
    }
  }
}

/** `./app` or `/app/app` in the folder that was copied; a script is none. */
function isInside(program: string, folder: string | undefined): boolean {
  if (/\.(?:sh|dll|py|js)$/.test(program) || !program.includes('/')) return false;
  return program.startsWith('./') || (folder !== undefined && program.startsWith(`${folder}/`));
}
