import * as vscode from 'vscode';

/** Every command of the extension and what its handler takes; `registerCommands` does not compile when one is missing. */
export interface CommandHandlers {
  readonly 'multiarch.checkWorkspace': () => Promise<void>;
  readonly 'multiarch.setTargets': () => Promise<void>;
  readonly 'multiarch.openRule': (rule?: unknown) => Promise<void>;
}

/** Registers the commands; an error is shown once, with the way to the log. */
export function registerCommands(handlers: CommandHandlers, log: vscode.LogOutputChannel): vscode.Disposable {
  const register = (id: string, handler: (...args: unknown[]) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        await handler(...args);
      } catch (error) {
        log.error(id, error);
        const reason = error instanceof Error ? error.message : String(error);
        const answer = await vscode.window.showErrorMessage(`Multi-Arch: ${reason}`, 'Show Log');
        if (answer !== undefined) log.show();
      }
    });
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) =>
      register(id, handler as (...args: unknown[]) => Promise<void>),
    ),
  );
}
