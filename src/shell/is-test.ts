import type { Syntax } from './syntax.ts';

const TESTS = new Set(['[', 'test']);

/** Whether a member of an and-or list only tests: `[ ]`, `test`, `[[ ]]`, `! [ ]`, `{ [ ] || [ ]; }`. */
export function isTest(node: Syntax.PipelineNode | Syntax.AndOr): boolean {
  if (node.type === 'TestCommand') return true;
  if (node.type === 'Command') return TESTS.has(node.name?.value ?? '');
  if (node.type === 'AndOr') return node.commands.every(isTest);
  if (node.type === 'Pipeline') return node.commands.length === 1 && node.commands.every(isTest);
  if (node.type !== 'Subshell' && node.type !== 'BraceGroup') return false;
  return node.body.commands.length > 0 && node.body.commands.every(({ command }) => isTest(command));
}
