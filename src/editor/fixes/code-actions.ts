import * as vscode from 'vscode';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import type { RuleFinding } from '../../lint/finding.ts';
import { combineFixes, fixAll, preferredFix } from '../../lint/fix-all.ts';
import { suppressFinding } from '../../lint/suppress.ts';
import type { TextEdit } from '../../text/edit.ts';
import { SOURCE, rangesOf, toWorkspaceEdit } from '../convert.ts';
import type { CheckedText } from '../diagnostics/findings.ts';
import type { Diagnostics } from '../diagnostics/diagnostics.ts';
import { DOCKERFILE_SELECTOR, languageOfDocument } from '../documents.ts';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('multiarch');

/** Quick fixes, "fix all of a kind", suppressions and "Source: fix all". */
export function registerCodeActions(diagnostics: Pick<Diagnostics, 'checked'>): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    DOCKERFILE_SELECTOR,
    {
      async provideCodeActions(document, range, context) {
        if (languageOfDocument(document) !== 'dockerfile') return [];
        const checked = await diagnostics.checked(document);
        if (checked === undefined) return [];
        const actions: vscode.CodeAction[] = [];
        if (wants(context.only, FIX_ALL)) actions.push(...fixAllAction(document, checked, context.only));
        if (wants(context.only, vscode.CodeActionKind.QuickFix)) {
          actions.push(...quickFixes(document, checked, range, context.diagnostics));
        }
        return actions;
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

function wants(only: vscode.CodeActionKind | undefined, kind: vscode.CodeActionKind): boolean {
  return only === undefined || only.contains(kind) || kind.contains(only);
}

/** Asked for by name or on save only: in the lightbulb's menu it would change more than what the person points at. */
function fixAllAction(
  document: vscode.TextDocument,
  { text, lint }: CheckedText,
  only: vscode.CodeActionKind | undefined,
): vscode.CodeAction[] {
  if (only === undefined) return [];
  const fixed = fixAll(text, lint);
  if (fixed.mended === 0) return [];
  const action = new vscode.CodeAction('Apply all Multi-Arch fixes', FIX_ALL);
  const whole = rangesOf(text)({ start: 0, end: text.length });
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, whole, fixed.text);
  return [action];
}

function quickFixes(
  document: vscode.TextDocument,
  checked: CheckedText,
  asked: vscode.Range,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { text, findings } = checked;
  const range = rangesOf(text);
  const here = findings.filter((finding) => range(finding.span).intersection(asked) !== undefined);
  const action = (
    finding: RuleFinding,
    title: string,
    edits: readonly TextEdit[],
    preferred = false,
  ): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    made.edit = toWorkspaceEdit(document.uri, edits, range);
    made.isPreferred = preferred;
    made.diagnostics = shown.filter((diagnostic) => reports(diagnostic, finding, range(finding.span)));
    return made;
  };
  const fixes = here.flatMap((finding) =>
    (finding.fixes ?? []).map((fix) => action(finding, fix.title, fix.edits, fix.preferred)),
  );
  const kinds = new Map(here.map((finding) => [finding.rule, finding]));
  const ofAKind = [...kinds.values()].flatMap((finding) => {
    const same = findings
      .filter(({ rule }) => rule === finding.rule)
      .flatMap((one) => preferredFix(one) ?? []);
    if (same.length < 2) return [];
    return [action(finding, `Fix all \`${finding.rule}\` in this file`, combineFixes(same))];
  });
  const file = parseDockerfile(text);
  const suppressions = [...kinds.values()].flatMap((finding) => [
    action(finding, `Ignore \`${finding.rule}\` here`, [suppressFinding(file, finding, 'next')]),
    action(finding, `Ignore \`${finding.rule}\` in this file`, [suppressFinding(file, finding, 'file')]),
  ]);
  return [...fixes, ...ofAKind, ...suppressions];
}

function reports(diagnostic: vscode.Diagnostic, finding: RuleFinding, range: vscode.Range): boolean {
  const { source, code } = diagnostic;
  const value = typeof code === 'object' ? code.value : code;
  return source === SOURCE && value === finding.rule && diagnostic.range.isEqual(range);
}
