// A folder that is to be loaded as an extension has to be built already: VS Code would only say that it
// cannot activate it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './script.mjs';

/** @param {string} extension folder with the package.json */
export function requireBuilt(extension) {
  const manifest = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'));
  // `main` may leave out the ending.
  const entry = path.join(extension, manifest.main).replace(/(?:\.js)?$/, '.js');
  if (!existsSync(entry)) throw new SetupError(`${entry} is missing: run npm run build first.`);
}
