import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { faultsOf } from './faults-of.ts';
import { outline } from './outline.ts';

/*
 * test/fixtures/dockerfile/CASE.Dockerfile is read as CASE.outline says. UPDATE=1 writes the outlines; they are the
 * specification of the parser, so read the difference before you commit it.
 */
const FOLDER = join(import.meta.dirname, '../../fixtures/dockerfile');
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.Dockerfile'))
  .map((name) => name.slice(0, -'.Dockerfile'.length));

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(FOLDER, `${name}.Dockerfile`), 'utf8');

  test('is read as its outline says', () => {
    const golden = join(FOLDER, `${name}.outline`);
    const actual = outline(parseDockerfile(text));
    if (process.env['UPDATE'] === '1') writeFileSync(golden, actual);
    expect(actual).toBe(readFileSync(golden, 'utf8'));
  });

  test('has spans that hold at every stage of being typed', () => {
    for (let length = 0; length <= text.length; length++) {
      const typed = text.slice(0, length);
      expect(faultsOf(parseDockerfile(typed)), JSON.stringify(typed)).toEqual([]);
    }
  });
});
