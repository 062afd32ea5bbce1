import { spanIn } from './frame.ts';
import { readWord } from './read-word.ts';
import { chainRejects, listRejects } from './rejects.ts';
import { inner, reserve } from './reader.ts';
import { extentOf } from './extent-of.ts';
import type { Branch, Comparison, Switch } from './model.ts';
import type { Extent } from './frame.ts';
import type { Place, Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';

/** Reads the statements of a list; a parameter, so that switches need not import lists. */
export type ReadList = (reader: Reader, statements: readonly Syntax.Statement[], place: Place) => void;

/** `case WORD in PATTERNS) ... esac`. */
export function readCase(reader: Reader, node: Syntax.Case, place: Place, readList: ReadList): void {
  const slot = reserve(reader.switches);
  const subject = readWord(reader, node.word, inner(place));
  const branches = node.items.map((item, branchIndex): Branch => {
    const patterns = item.pattern.map((pattern) => readWord(reader, pattern, inner(place)));
    readList(reader, item.body.commands, inBranch(place, slot, branchIndex));
    return {
      span: spanIn(place.frame, extentOf(reader, item)),
      patterns,
      comparisons: [],
      isDefault: patterns.some((pattern) => pattern.text === '*'),
      body: spanIn(place.frame, extentOf(reader, item.body)),
      rejects: listRejects(item.body.commands),
    };
  });
  fill(reader, slot, 'case', spanIn(place.frame, extentOf(reader, node)), branches, subject);
}

/** `if ...; then ...; elif ...; else ...; fi`: one switch; an `if` within `else` is another. */
export function readIf(reader: Reader, node: Syntax.If, place: Place, readList: ReadList): void {
  const slot = reserve(reader.switches);
  const branches = [node, ...node.elif].map(({ clause, then }, branchIndex): Branch => {
    const condition: Comparison[] = [];
    // What an outer condition's `if` compares is no comparison of that condition.
    readList(reader, clause.commands, inner(place, { condition }));
    readList(reader, then.commands, inBranch(place, slot, branchIndex));
    const extent = { pos: extentOf(reader, clause).pos, end: extentOf(reader, then).end };
    return ofCondition(place, extent, condition, extentOf(reader, then), listRejects(then.commands));
  });
  if (node.else) {
    readList(reader, node.else.commands, inBranch(place, slot, branches.length));
    const last = extentOf(reader, node.else);
    branches.push({
      ...ofCondition(place, last, [], last, listRejects(node.else.commands)),
      isDefault: true,
    });
  }
  fill(reader, slot, 'if', spanIn(place.frame, extentOf(reader, node)), branches, undefined);
}

/** Reads one member of an and-or list. */
export type ReadMember = (reader: Reader, node: Syntax.PipelineNode, place: Place) => void;

/** `TEST && COMMANDS || COMMANDS`, the first `tests` members being the condition. */
export function readGuard(
  reader: Reader,
  node: Syntax.AndOr,
  tests: number,
  place: Place,
  readMember: ReadMember,
): void {
  const slot = reserve(reader.switches);
  const condition: Comparison[] = [];
  const alternative = node.operators.indexOf('||', tests - 1);
  const end = alternative < 0 ? node.commands.length : alternative + 1;
  node.commands.forEach((member, index) => {
    const then = node.operators[index];
    const where = index < tests ? inner(place, { condition }) : inBranch(place, slot, index < end ? 0 : 1);
    readMember(reader, member, { ...where, then });
  });
  const reach = (from: number, to: number): Extent => {
    const [first, last] = [node.commands[from], node.commands[to - 1]];
    const before = node.commands[tests - 1];
    const stop = before ? extentOf(reader, before).end : node.end;
    return {
      pos: first && from < to ? extentOf(reader, first).pos : stop,
      end: last && from < to ? extentOf(reader, last).end : stop,
    };
  };
  const branchOf = (from: number, to: number, start: number, comparisons: Comparison[]): Branch => {
    const body = reach(from, to);
    const rejects = chainRejects(node.commands.slice(from, to), node.operators.slice(from, to - 1));
    return ofCondition(place, { pos: Math.min(start, body.pos), end: body.end }, comparisons, body, rejects);
  };
  const branches = [branchOf(tests, end, reach(0, 1).pos, condition)];
  if (end < node.commands.length) {
    const rest = branchOf(end, node.commands.length, Infinity, []);
    branches.push({ ...rest, isDefault: true });
  }
  fill(reader, slot, 'guard', spanIn(place.frame, extentOf(reader, node)), branches, undefined);
}

function inBranch(place: Place, switchIndex: number, branchIndex: number): Place {
  return inner(place, { branches: [...place.branches, { switchIndex, branchIndex }] });
}

function ofCondition(
  place: Place,
  extent: Extent,
  comparisons: Comparison[],
  body: Extent,
  rejects: boolean,
): Branch {
  const [span, bodySpan] = [spanIn(place.frame, extent), spanIn(place.frame, body)];
  return { span, patterns: [], comparisons, isDefault: false, body: bodySpan, rejects };
}

function fill(
  reader: Reader,
  slot: number,
  kind: Switch['kind'],
  span: Switch['span'],
  branches: readonly Branch[],
  subject: Switch['subject'],
): void {
  reader.switches[slot] = { kind, span, subject, branches };
}
