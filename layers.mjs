// The one table of who may import whom: read by eslint.config.mjs (says it early) and by
// test/unit/layers.test.ts (proves it). A folder may import itself and any folder of a lower layer;
// folders of one layer do not import each other. Folders that do not exist yet are planned.

/** Layers from the bottom up; every name is a folder of src/. */
export const LAYERS = [
  ['text'],
  ['platform', 'pins'],
  ['image', 'shell', 'facts'],
  ['container-command'],
  ['dockerfile', 'gitlab', 'kubernetes', 'compose', 'bake'],
  ['project'],
  ['lint', 'describe', 'scaffold', 'modernise', 'build', 'explain', 'registry', 'cluster'],
  ['editor', 'cli'],
];

/** Folders whose files are pure: they import no `node:` module, so that a browser build can follow. */
export const PURE = [...LAYERS.slice(0, 6).flat(), 'lint', 'describe'];

/** The only places that may import `vscode`. */
export const VSCODE = ['editor', 'extension.ts'];

/** Each third-party library is imported by exactly one file. */
export const LIBRARIES = {
  unbash: 'shell/syntax.ts',
  yaml: 'text/yaml.ts',
  ignore: 'project/ignore-files.ts',
};

/** @param {string} folder @returns {string[]} the folders that `folder` may not import */
export function forbiddenFor(folder) {
  const layer = LAYERS.findIndex((names) => names.includes(folder));
  return LAYERS.slice(layer)
    .flat()
    .filter((name) => name !== folder);
}
