import type { Span } from '../../../src/text/span.ts';
import type { Part, Redirect, Script, Word } from '../../../src/shell/model.ts';

/**
 * What is wrong with the spans of a script, in words: every one must lie in the script and, for whatever holds its text,
 * cover exactly that. `decoded` allows for escaped backticks, whose contents have the span of the whole expansion.
 */
export function faultsOf(script: Script, document: string, decoded = false): string[] {
  const faults: string[] = [];
  const say = (what: string, span: Span) => faults.push(`${what} at [${span.start}, ${span.end})`);
  const inside = (what: string, span: Span) => {
    const ok = script.span.start <= span.start && span.start <= span.end && span.end <= script.span.end;
    if (!ok) say(`${what} leaves the script`, span);
  };
  const same = (what: string, span: Span, text: string) => {
    inside(what, span);
    if (!decoded && document.slice(span.start, span.end) !== text)
      say(`${what} is not ${JSON.stringify(text)}`, span);
  };
  const part = (item: Part) => {
    inside(item.kind, item.span);
    const written = document.slice(item.span.start, item.span.end);
    if (item.kind === 'other') same('other', item.span, item.text);
    if (item.kind === 'other') item.parts.forEach(part);
    if (decoded) return;
    if (item.kind === 'literal' && !/[\\\0]/.test(written) && written !== item.value)
      say('literal', item.span);
    if (item.kind === 'variable' && !written.includes(item.name)) say('variable', item.span);
    if (item.kind === 'command' && !written.includes(item.text)) say('command', item.span);
    if (item.kind === 'variable' && item.operand) word(item.operand);
  };
  const word = (item: Word) => {
    same('word', item.span, item.text);
    item.parts.forEach((each, index) => {
      part(each);
      const before = item.parts[index - 1];
      if (!decoded && before && before.span.end > each.span.start) say('parts overlap', each.span);
    });
  };
  const redirect = (item: Redirect) => {
    inside('redirect', item.span);
    if (item.target) word(item.target);
    if (item.body) inside('body', item.body);
    item.parts.forEach(part);
  };
  script.commands.forEach((command, index) => {
    inside('command', command.span);
    if (command.span.start < (script.commands[index - 1]?.span.start ?? 0))
      say('command out of order', command.span);
    command.words.forEach(word);
    command.redirects.forEach(redirect);
    for (const { words } of command.loops) words.forEach(word);
    for (const { name, span, nameSpan, value, elements } of command.assignments) {
      inside('assignment', span);
      same('name', nameSpan, name);
      if (value) word(value);
      elements.forEach(word);
    }
    for (const { switchIndex, branchIndex } of command.branches) {
      const branch = script.switches[switchIndex]?.branches[branchIndex];
      if (!branch) say('no such branch', command.span);
      // The body of a heredoc, and what is expanded in it, comes after the branch.
      else if (
        !decoded &&
        !command.within &&
        (command.span.start < branch.body.start || command.span.end > branch.body.end)
      )
        say('command outside its branch', command.span);
    }
  });
  for (const { span, subject, branches } of script.switches) {
    inside('switch', span);
    if (subject) word(subject);
    for (const branch of branches) {
      inside('branch', branch.span);
      inside('branch body', branch.body);
      branch.patterns.forEach(word);
    }
  }
  for (const { span, left, right } of script.comparisons) {
    inside('comparison', span);
    word(left);
    word(right);
  }
  script.variables.forEach(part);
  script.redirects.forEach(redirect);
  return faults;
}
