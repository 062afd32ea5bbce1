import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../src/shell/parse.ts';
import { faultsOf } from './faults-of.ts';
import { masked } from './masked.ts';
import { outline } from './outline.ts';

const folder = new URL('../../fixtures/shell/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.sh'))
  .map((name) => name.slice(0, -'.sh'.length));

describe.each(names)('%s', (name) => {
  const source = masked(readFileSync(new URL(`${name}.sh`, folder), 'utf8'));
  const decoded = source.includes('\\`');

  test('has the expected outline', () => {
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    expect(outline(parseScript(source))).toEqual(expected);
  });

  test('has exact spans wherever in a document it stands', () => {
    const document = `FROM x\nRUN ${source}`;
    expect(faultsOf(parseScript(source, 11), document, decoded)).toEqual([]);
  });

  test('has exact spans at every stage of being typed', () => {
    for (let length = 0; length < source.length; length += 1) {
      const typed = source.slice(0, length);
      expect(faultsOf(parseScript(typed), typed, decoded), JSON.stringify(typed)).toEqual([]);
    }
  });
});
