import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Span } from './span.ts';

/** A YAML value with its place. Aliases are followed; a value that refers to itself is cut off as null. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
}

export interface YamlProblem {
  readonly message: string;
  readonly span: Span;
}

/** The first document of a YAML text, as far as it can be read, and its syntax errors. An empty text has no root. */
export function parseYaml(text: string): { root: YamlNode | undefined; problems: YamlProblem[] } {
  const document = parseDocument(text, {
    prettyErrors: false,
    lineCounter: new LineCounter(),
    logLevel: 'silent',
  });
  const problems = document.errors.map(({ message, pos }) => ({
    message,
    span: { start: pos[0], end: pos[1] },
  }));
  const { contents } = document;
  const reading: Reading = {
    resolve: (node) => (isAlias(node) ? node.resolve(document) : node),
    left: MAX_NODES,
  };
  return { root: contents === null ? undefined : readNode(contents, reading, 0), problems };
}

/** Deeper values are hostile or loops. */
const MAX_DEPTH = 64;

/** Aliases of aliases make a short text stand for billions of values: what is beyond this reads as null. */
const MAX_NODES = 100_000;

interface Reading {
  readonly resolve: (node: Node) => Node | undefined;
  /** How many more values may be read. */
  left: number;
}

function readNode(node: unknown, reading: Reading, depth: number): YamlNode {
  const value = isAlias(node) ? reading.resolve(node) : node;
  const span = spanOf(node);
  reading.left -= 1;
  const readable = depth < MAX_DEPTH && reading.left > 0;
  if (readable && isMap(value)) {
    const entries = value.items.flatMap((pair) => {
      const key = readNode(pair.key, reading, depth + 1);
      if (key.kind !== 'scalar') return [];
      const absent: YamlScalar = {
        kind: 'scalar',
        span: { start: key.span.end, end: key.span.end },
        value: null,
      };
      return [{ key, value: pair.value === null ? absent : readNode(pair.value, reading, depth + 1) }];
    });
    return { kind: 'map', span, entries };
  }
  if (readable && isSeq(value)) {
    return { kind: 'list', span, items: value.items.map((item) => readNode(item, reading, depth + 1)) };
  }
  return { kind: 'scalar', span, value: isScalar(value) ? plain(value.value) : null };
}

function plain(value: unknown): YamlScalar['value'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** `range` is [start, end of the value, end with what follows]. */
function spanOf(node: unknown): Span {
  const range = (node as Partial<Node> | null)?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
