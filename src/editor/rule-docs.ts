import * as vscode from 'vscode';
import { RULE_IDS } from '../lint/config-invalid.ts';

/** Where a diagnostic's code leads: the rule's section of docs/rules.md inside the extension. */
export function ruleLink(rule: string): vscode.Uri {
  return vscode.Uri.parse(`command:multiarch.openRule?${encodeURIComponent(JSON.stringify([rule]))}`);
}

/** Opens a rule's documentation; asks for the rule where none is given. */
export async function openRule(extension: vscode.Uri, rule: unknown): Promise<void> {
  const id =
    typeof rule === 'string'
      ? rule
      : await vscode.window.showQuickPick(RULE_IDS, {
          title: 'Multi-Arch Rule',
          placeHolder: 'Rule to read about',
        });
  if (id === undefined) return;
  const page = vscode.Uri.joinPath(extension, 'docs', 'rules.md');
  await vscode.commands.executeCommand('markdown.showPreview', page.with({ fragment: id }));
}
