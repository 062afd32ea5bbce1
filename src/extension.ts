import * as vscode from 'vscode';
import { checkWorkspace } from './editor/check/check-workspace.ts';
import { registerCommands } from './editor/commands.ts';
import { watchConfigs } from './editor/configs.ts';
import { registerDiagnostics } from './editor/diagnostics/diagnostics.ts';
import { registerCodeActions } from './editor/fixes/code-actions.ts';
import { registerHover } from './editor/hover/hover.ts';
import { openRule, registerRuleDocs, ruleLink } from './editor/rule-docs.ts';
import { setTargets } from './editor/targets/set-targets.ts';
import { registerStatusItem } from './editor/targets/status-item.ts';

/** Builds the objects and registers the features. Reads nothing and runs nothing: work begins with a document. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Multi-Arch', { log: true });
  context.subscriptions.push(log);
  try {
    const configs = watchConfigs(log);
    const diagnostics = registerDiagnostics({ configs, log, ruleLink });
    context.subscriptions.push(
      configs,
      diagnostics,
      registerCodeActions(diagnostics),
      registerHover(configs),
      registerRuleDocs(),
      registerStatusItem(configs, log),
      registerCommands(
        {
          'multiarch.checkWorkspace': () => checkWorkspace({ configs, diagnostics, log }),
          'multiarch.setTargets': () => setTargets(configs),
          'multiarch.openRule': openRule,
        },
        log,
      ),
    );
  } catch (error) {
    // Without this a failed start shows as "nothing happens": VS Code only notes it in a log of its own.
    log.error('Activation failed', error);
    void tellActivationFailure(log, error);
    throw error;
  }
}

async function tellActivationFailure(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const answer = await vscode.window.showErrorMessage(`Multi-Arch could not start: ${reason}`, 'Show Log');
  if (answer !== undefined) log.show();
}
