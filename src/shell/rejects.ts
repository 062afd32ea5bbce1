import type { Syntax } from './syntax.ts';

const COMPLAINERS =
  /^(die|fail|failure|abort|error|fatal|panic|bail|unsupported)([_-]\w+)*$|_(die|fail|abort)$/i;

/** Whether a list surely ends the script with a failure: `echo no; exit 1`, `{ echo no && false; }`, `die no`. */
export function listRejects(statements: readonly Syntax.Statement[]): boolean {
  return statements.some(({ command }) => rejects(command));
}

/** Whether running the commands of one and-or list ends the script with a failure; an `||` makes that unsure. */
export function chainRejects(
  commands: readonly Syntax.PipelineNode[],
  operators: readonly Syntax.LogicalOperator[],
): boolean {
  const last = commands.at(-1);
  return last !== undefined && operators.every((operator) => operator === '&&') && rejects(last);
}

function rejects(node: Syntax.PipelineNode | Syntax.AndOr): boolean {
  if (node.type === 'AndOr') return chainRejects(node.commands, node.operators);
  if (node.type === 'Command') return commandRejects(node);
  if (node.type === 'Redirected') return rejects(node.command);
  return (node.type === 'Subshell' || node.type === 'BraceGroup') && listRejects(node.body.commands);
}

function commandRejects(node: Syntax.Command): boolean {
  const name = node.name?.value ?? '';
  if (name === 'false') return true;
  if (name !== 'exit' && name !== 'return') return COMPLAINERS.test(name);
  const status = node.suffix.find((item) => item.type === 'Word');
  // `exit $?` and `exit $code` hand on a failure; a bare `exit` after `echo` is a success.
  return status !== undefined && !/^0+$/.test(status.value);
}
