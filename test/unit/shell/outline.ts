import { downloadsOf } from '../../../src/shell/download.ts';
import { assignedNames, variableUses, wordTemplate } from '../../../src/shell/queries.ts';
import type { Command, Comparison, Script } from '../../../src/shell/model.ts';

/** A script as short lines that a reader can check against its source. */
export function outline(script: Script): Record<string, unknown> {
  return {
    complete: script.complete,
    commands: script.commands.map(commandLine),
    switches: script.switches.map(({ kind, subject, branches }) => ({
      kind: subject ? `${kind} ${subject.text}` : kind,
      branches: branches.map(
        ({ patterns, comparisons, isDefault, rejects }) =>
          [...patterns.map(({ text }) => text), ...comparisons.map(comparisonText)].join(' | ') +
          (isDefault ? ' default' : '') +
          (rejects ? ' rejects' : ''),
      ),
    })),
    downloads: script.commands
      .flatMap(downloadsOf)
      .map(({ url, output }) => wordTemplate(url) + (output ? ` > ${wordTemplate(output)}` : '')),
    uses: [...new Set(variableUses(script).map(({ name }) => name))].join(' '),
    assigned: [...assignedNames(script)].join(' '),
  };
}

function comparisonText({ left, operator, right, negated }: Comparison): string {
  return `${negated ? 'not ' : ''}${wordTemplate(left)} ${operator} ${wordTemplate(right)}`;
}

function commandLine(command: Command): string {
  const { assignments, words, redirects, branches, loops, within, then } = command;
  return [
    ...branches.map(({ switchIndex, branchIndex }) => `[${switchIndex}.${branchIndex}]`),
    ...loops.map(({ variable, words: over }) => `{${variable}: ${over.map(wordTemplate).join(',')}}`),
    ...(within ? ['$'] : []),
    ...assignments.map(({ name, value }) => `${name}:=${value ? wordTemplate(value) : '()'}`),
    `<${command.name ?? ''}>`,
    ...words.slice(1).map(wordTemplate),
    ...redirects.map(
      ({ operator, target, parts }) => operator + (target ? wordTemplate(target) : `(${parts.length})`),
    ),
    ...(then ? [then] : []),
  ].join(' ');
}
