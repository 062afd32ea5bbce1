import * as vscode from 'vscode';
import { DOCUMENTED_RULES, rulePage } from '../lint/rule-page.ts';

const SCHEME = 'multiarch-rule';

/**
 * Where a diagnostic's code leads: a page that the extension itself provides. Not a command URI, which Problems would
 * follow but hovers ignore without a word. package.json associates the scheme with the Markdown preview.
 */
export function ruleLink(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
}

/** Provides the pages that `ruleLink` leads to. */
export function registerRuleDocs(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent(uri) {
      const id = uri.path.slice(1).replace(/\.md$/, '');
      const rule = DOCUMENTED_RULES.find((one) => one.id === id);
      if (rule === undefined) return `# ${id}\n\nThis version of Multi-Arch has no rule of that name.\n`;
      const off = `Turn it off or change its severity in \`.multiarch.yaml\`:\n\n\`\`\`yaml\nrules:\n  ${id}: off\n\`\`\``;
      return `# ${id}\n\n${rulePage(rule)}\n\n${off}\n`;
    },
  });
}

/** Opens a rule's page; asks for the rule where none is given. */
export async function openRule(rule: unknown): Promise<void> {
  const picked =
    typeof rule === 'string'
      ? rule
      : (
          await vscode.window.showQuickPick(
            DOCUMENTED_RULES.map(({ id, summary }) => ({ label: id, detail: summary.replaceAll('`', '') })),
            { title: 'Multi-Arch Rules', placeHolder: 'Rule to read about', matchOnDetail: true },
          )
        )?.label;
  if (picked !== undefined) await vscode.commands.executeCommand('vscode.open', ruleLink(picked));
}
