// The test runs inside VS Code: each opens its own copy of the fixture folders in a VS Code of its own.

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} files its tests, a pattern below test/editor
 * @property {'folder' | 'multi-root' | 'untrusted'} workspace one folder; a `.code-workspace` file with several;
 *   one folder in restricted mode
 * @property {Record<string, string>} folders what to open: name of the copy -> fixture folder below test/editor
 * @property {Record<string, unknown>} settings user settings on top of the quiet ones
 * @property {boolean} [onDemand] runs only when it is asked for by its name
 */

/** @type {Suite[]} */
export const SUITES = [
  {
    name: 'main',
    files: 'main/**/*.test.ts',
    workspace: 'folder',
    folders: { workspace: 'workspace' },
    settings: {},
  },
  {
    name: 'multi-root',
    files: 'multi-root/**/*.test.ts',
    workspace: 'multi-root',
    folders: { api: 'workspace', worker: 'workspace' },
    settings: {},
  },
  {
    name: 'untrusted',
    files: 'untrusted/**/*.test.ts',
    workspace: 'untrusted',
    folders: { workspace: 'workspace' },
    settings: {},
  },
  {
    name: 'examples',
    files: 'examples/**/*.test.ts',
    workspace: 'folder',
    folders: { examples: '../../examples' },
    settings: {},
  },
  {
    name: 'bench',
    files: 'bench/**/*.test.ts',
    workspace: 'folder',
    folders: { empty: 'empty' },
    settings: {},
    onDemand: true,
  },
];
