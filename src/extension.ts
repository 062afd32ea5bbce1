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
export function activate(context: Pick<vscode.ExtensionContext, 'subscriptions'>): void {
  const log = vscode.window.createOutputChannel('Multi-Arch', { log: true });
  context.subscriptions.push(log);
  const features: { dispose: () => void }[] = [];
  const use = <T extends { dispose: () => void }>(feature: T): T => {
    features.push(feature);
    return feature;
  };
  try {
    const configs = use(watchConfigs(log));
    const diagnostics = use(registerDiagnostics({ configs, log, ruleLink }));
    use(registerCodeActions(diagnostics));
    use(registerHover(configs));
    use(registerRuleDocs());
    use(registerStatusItem(configs, log));
    use(
      registerCommands(
        {
          'multiarch.checkWorkspace': () => checkWorkspace({ configs, diagnostics, log }),
          'multiarch.setTargets': () => setTargets(configs),
          'multiarch.openRule': openRule,
        },
        log,
      ),
    );
    context.subscriptions.push(...features);
  } catch (error) {
    for (const feature of features) feature.dispose();
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
