import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import type { ContainerPath } from './container-path.ts';
import { type Call, callsIn, type NativeBuild, optionOf } from './native-build.ts';
import { packagesOf } from './native-packages.ts';

/** The commands of a stage that make something for the machine they run on. */
export function nativeBuilds(file: Dockerfile, stage: Stage): { builds: NativeBuild[]; calls: Call[] } {
  const calls = callsIn(file, stage);
  const builds = calls.flatMap((call): NativeBuild[] => {
    const found = buildOf(call) ?? packagesOf(call);
    return found === undefined ? [] : [{ run: call.run, command: call.command, ...found }];
  });
  return { builds, calls };
}

export type Found = Pick<NativeBuild, 'what' | 'family' | 'made'>;

const ANYWHERE: ContainerPath = { path: '/', rooted: true };
const absolutely = (...paths: string[]): ContainerPath[] => paths.map((path) => ({ path, rooted: true }));

function buildOf(call: Call): Found | undefined {
  const { command, words } = call;
  const sub = words[1] ?? '';
  switch (command.name ?? '') {
    case 'go':
      return goBuild(call);
    case 'cargo':
      return cargoBuild(call);
    case 'gcc':
    case 'g++':
    case 'cc':
    case 'c++':
    case 'clang':
    case 'clang++':
    case 'musl-gcc':
    case 'rustc':
    case 'gfortran':
    case 'ghc':
    case 'native-image':
      // `gcc -c` makes a part that is linked later, `gcc --version` nothing.
      if (words.includes('-c') || !words.slice(1).some((word) => !word.startsWith('-'))) return undefined;
      return {
        what: command.name ?? '',
        family: 'compiler',
        made: [call.path(optionOf(words, ['-o']) ?? 'a.out')],
      };
    case 'swift':
      return sub === 'build'
        ? { what: 'swift build', family: 'compiler', made: [call.path('.build')] }
        : undefined;
    case 'jlink':
    case 'jpackage': {
      const output = optionOf(words, ['--output', '--dest', '-d']);
      return output === undefined
        ? undefined
        : { what: command.name ?? '', family: 'compiler', made: [call.path(output)] };
    }
    case 'mix':
      // A release holds the Erlang runtime of the machine that makes it.
      return sub === 'release'
        ? { what: 'mix release', family: 'compiler', made: [call.path('_build')] }
        : undefined;
    case 'zig':
      if (sub !== 'build') return undefined;
      return {
        what: 'zig build',
        family: 'compiler',
        made: [call.path(optionOf(words, ['-p', '--prefix']) ?? 'zig-out')],
      };
    case 'crystal':
    case 'deno':
    case 'bun':
      return singleFile(call);
    case 'make':
    case 'gmake':
      return words.slice(1).some((word) => SIDE_TARGETS.test(word))
        ? undefined
        : { what: command.name ?? '', family: 'make', made: [ANYWHERE] };
    case 'cmake':
      return /^--(?:build|install)$/.test(sub)
        ? { what: `cmake ${sub}`, family: 'make', made: [ANYWHERE] }
        : undefined;
    case 'ninja':
      return { what: 'ninja', family: 'make', made: [ANYWHERE] };
    case 'dotnet':
      return dotnetPublish(call);
    default:
      return undefined;
  }
}

/** Targets that make no program. */
const SIDE_TARGETS =
  /^(?:.*[-_])?(?:deps?|dependencies|download|vendor|tools?|generate|gen|proto|test|tests|lint|fmt|vet|check|clean|docs?|html|ui|web|frontend|assets|static|mod|modules|tidy|setup|init|config|defconfig)(?:[-_].*)?$/i;

/** Options of `go build` and `go install` whose value is the next word. */
const GO_VALUED =
  /^--?(?:o|ldflags|tags|gcflags|asmflags|mod|modfile|p|C|buildmode|overlay|pgo|pkgdir|toolexec|coverpkg|covermode|installsuffix|compiler|gccgoflags|buildvcs)$/;

function goBuild(call: Call): Found | undefined {
  const { words } = call;
  const sub = words[1];
  const operands = words
    .slice(2)
    .filter((word, index) => !word.startsWith('-') && !GO_VALUED.test(words[index + 1] ?? ''));
  if (sub === 'install' || sub === 'get') {
    const bin = call.env('GOBIN');
    const path = call.env('GOPATH');
    const made = bin ? [bin] : path ? [`${path}/bin`] : ['/go/bin', '/root/go/bin'];
    return { what: `go ${sub}`, family: 'go', made: absolutely(...made) };
  }
  if (sub !== 'build') return undefined;
  const found = (made: ContainerPath): Found => ({ what: 'go build', family: 'go', made: [made] });
  const output = optionOf(words.slice(1), ['-o', '--o']);
  const folder = optionOf(words.slice(1), ['-C']);
  const inFolder = (path: string): ContainerPath =>
    call.path(folder === undefined || path.startsWith('/') ? path : `${folder}/${path}`);
  if (output !== undefined) return output === '/dev/null' ? undefined : found(inFolder(output));
  const [only, ...more] = operands;
  // Of several packages the results are thrown away.
  if (more.some((word) => !word.endsWith('.go')) || only?.endsWith('...')) return undefined;
  const name = only?.replace(/\.go$/, '').replace(/\/+$/, '').split('/').at(-1) ?? '';
  if (name === '' || /^\.{1,2}$/.test(name) || name.includes('$')) {
    const here = inFolder('.');
    return found(here.rooted ? here : ANYWHERE);
  }
  return found(inFolder(name));
}

function cargoBuild(call: Call): Found | undefined {
  const { words } = call;
  const sub = words.find((word, index) => index > 0 && !/^[-+]/.test(word));
  if (sub === 'install') {
    const root = optionOf(words, ['--root']) ?? call.env('CARGO_INSTALL_ROOT') ?? call.env('CARGO_HOME');
    const made = root === undefined ? ['/usr/local/cargo/bin', '/root/.cargo/bin'] : [`${root}/bin`];
    return { what: 'cargo install', family: 'compiler', made: absolutely(...made) };
  }
  if (sub !== 'build' && sub !== 'b' && sub !== 'rustc') return undefined;
  const folder = optionOf(words, ['--target-dir']) ?? call.env('CARGO_TARGET_DIR');
  const here = call.path(folder ?? 'target');
  const made = here.rooted ? here : { path: 'target/release', rooted: false };
  return { what: `cargo ${sub}`, family: 'compiler', made: [made] };
}

/** `deno compile -o x`, `bun build --compile --outfile x`, `crystal build -o x`. */
function singleFile(call: Call): Found | undefined {
  const { command, words } = call;
  const name = command.name ?? '';
  const sub = words[1] ?? '';
  const applies =
    name === 'deno' ? sub === 'compile' : sub === 'build' && (name !== 'bun' || words.includes('--compile'));
  const output = optionOf(words, ['-o', '--output', '--outfile']);
  return applies && output !== undefined
    ? { what: `${name} ${sub}`, family: 'compiler', made: [call.path(output)] }
    : undefined;
}

/** A runtime identifier or an architecture makes it say for whom; then other rules look at the value. */
const FOR_SOMEBODY =
  /^(?:-r|--runtime|-a|--arch|--os)$|^(?:-r|--runtime|-a|--arch)=|RuntimeIdentifier|PlatformTarget/;

function dotnetPublish(call: Call): Found | undefined {
  const { words } = call;
  if (words[1] !== 'publish' || words.some((word) => FOR_SOMEBODY.test(word))) return undefined;
  const output = optionOf(words, ['-o', '--output']);
  return { what: 'dotnet publish', family: 'dotnet', made: [call.path(output ?? 'bin')] };
}
