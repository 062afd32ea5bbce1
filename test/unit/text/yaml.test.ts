import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseYaml, type YamlNode } from '../../../src/text/yaml.ts';

test('values carry their places', () => {
  const text = 'a: [x, "y z"] # comment\nb:\n  c: 1\n';
  const { root, problems } = parseYaml(text);
  expect(problems).toEqual([]);
  const scalars: [unknown, string][] = [];
  const visit = (node: YamlNode): void => {
    if (node.kind === 'map') node.entries.forEach(({ key, value }) => [key, value].forEach(visit));
    else if (node.kind === 'list') node.items.forEach(visit);
    else scalars.push([node.value, text.slice(node.span.start, node.span.end)]);
  };
  if (root !== undefined) visit(root);
  expect(scalars).toEqual([
    ['a', 'a'],
    ['x', 'x'],
    ['y z', '"y z"'],
    ['b', 'b'],
    ['c', 'c'],
    [1, '1'],
  ]);
});

test('aliases are followed, loops are cut off', () => {
  expect(parseYaml('a: &x [1]\nb: *x\n').root).toMatchObject({
    entries: [{}, { value: { kind: 'list', items: [{ value: 1 }] } }],
  });
  expect(parseYaml('a: &x\n  b: *x\n').root?.kind).toBe('map');
});

test('a text that grows by aliases does not grow without end', () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`,
  );
  const { root } = parseYaml(['l0: &l0 [x]', ...levels].join('\n'));
  expect(root?.kind).toBe('map');
});

test('syntax errors are told with their place, what can be read is read', () => {
  const { root, problems } = parseYaml('a: [1, 2\nb: 3\n');
  expect(problems.length).toBeGreaterThan(0);
  expect(root?.kind).toBe('map');
});

test('any text is read without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a:-[]{}&*!|>"\'#\n ,?%@\t'.split('')) }), (text) => {
      const { problems } = parseYaml(text);
      for (const { span } of problems) expect(span.start).toBeLessThanOrEqual(span.end);
    }),
  );
});
