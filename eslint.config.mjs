import tseslint from 'typescript-eslint';
import { LAYERS, LIBRARIES, PURE, VSCODE, forbiddenFor } from './layers.mjs';

/** Paths relative to a file of src/FOLDER (any depth) that lead into `folders`. */
const into = (folders) => folders.map((name) => `(^|/)\\.\\./(.*/)?${name}/`).join('|');

const layerRules = LAYERS.flat().map((folder) => {
  const forbidden = forbiddenFor(folder);
  const patterns = [
    ...(forbidden.length > 0
      ? [{ regex: into(forbidden), message: 'Imports run one way: see layers.mjs.' }]
      : []),
    ...(PURE.includes(folder)
      ? [{ regex: '^node:', message: `${folder}/ is pure: take I/O as a parameter.` }]
      : []),
    ...(VSCODE.includes(folder)
      ? []
      : [{ regex: '^vscode$', message: 'Only editor/ and extension.ts import vscode.' }]),
  ];
  const libraries = Object.entries(LIBRARIES)
    .filter(([, file]) => !file.startsWith(`${folder}/`))
    .map(([name, file]) => ({ name, message: `Only src/${file} imports ${name}.` }));
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns, paths: libraries }] },
  };
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/', 'test/fixtures/', 'examples/'] },
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
    },
  },
  { files: ['test/**', 'tools/**'], rules: { 'no-console': 'off' } },
  ...layerRules,
);
