import type { ContainerPath } from './container-path.ts';
import { type Call, optionOf } from './native-build.ts';
import type { Found } from './native-compilers.ts';

const found = (what: string, ...made: ContainerPath[]): Found => ({ what, family: 'packages', made });
const relative = (path: string): ContainerPath => ({ path, rooted: false });
const absolute = (path: string): ContainerPath => ({ path, rooted: true });

/** Package managers that choose or compile native parts for the machine they run on, with where these are put. */
export function packagesOf(call: Call): Found | undefined {
  const { command, words } = call;
  const [sub = '', next = ''] = words.slice(1).filter((word) => !word.startsWith('-'));
  switch (command.name ?? '') {
    case 'npm':
    case 'pnpm':
      return /^(?:ci|i|install|clean-install)$/.test(sub) && !isGlobal(words)
        ? found(`${command.name} ${sub}`, call.path('node_modules'), relative('node_modules'))
        : undefined;
    case 'yarn':
      return sub === '' || sub === 'install' || sub === 'workspaces'
        ? found(sub === '' ? 'yarn' : `yarn ${sub}`, call.path('node_modules'), relative('node_modules'))
        : undefined;
    case 'bun':
      return sub === 'install' || sub === 'i'
        ? found(`bun ${sub}`, call.path('node_modules'), relative('node_modules'))
        : undefined;
    case 'pip':
    case 'pip3':
      return sub === 'install' || sub === 'wheel' ? pip(call, `${command.name} ${sub}`) : undefined;
    case 'python':
    case 'python3':
      return words[1] === '-m' && sub === 'pip' && (next === 'install' || next === 'wheel')
        ? pip(call, `pip ${next}`)
        : undefined;
    case 'uv':
      if (sub === 'pip' && next === 'install') return pip(call, 'uv pip install');
      return sub === 'sync' ? found('uv sync', venv(call, 'UV_PROJECT_ENVIRONMENT')) : undefined;
    case 'poetry':
    case 'pipenv':
    case 'pdm':
      return sub === 'install' || sub === 'sync'
        ? found(`${command.name} ${sub}`, venv(call, 'VIRTUAL_ENV'))
        : undefined;
    case 'bundle':
      return sub === 'install' || sub === ''
        ? found('bundle install', absolute('/usr/local/bundle'), relative('vendor/bundle'))
        : undefined;
    default:
      return undefined;
  }
}

/** A tool for the stage itself. */
function isGlobal(words: readonly string[]): boolean {
  return words.some((word) => /^(?:-g|--global|--location=global)$/.test(word));
}

function venv(call: Call, name: string): ContainerPath {
  return call.path(call.env(name) ?? '.venv');
}

function pip(call: Call, what: string): Found {
  const { words } = call;
  const folder = optionOf(words, ['--prefix', '--target', '-t', '--root', '--wheel-dir', '-w', '--python']);
  if (folder !== undefined) return found(what, call.path(folder));
  if (what.endsWith('wheel')) return found(what, call.path('.'));
  if (words.includes('--user')) return found(what, absolute('/root/.local'));
  // `/opt/venv/bin/pip install`
  const program = /^(\/.*)\/bin\/[^/]+$/.exec(words[0] ?? '')?.[1];
  const home = program === undefined || program.startsWith('/usr') ? call.env('VIRTUAL_ENV') : program;
  if (home !== undefined) return found(what, call.path(home));
  return found(
    what,
    relative('site-packages'),
    relative('venv'),
    relative('.venv'),
    absolute('/usr/local/lib'),
  );
}
