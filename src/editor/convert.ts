import * as vscode from 'vscode';
import type { RuleFinding } from '../lint/finding.ts';
import type { Severity } from '../project/rule-settings.ts';
import type { TextEdit } from '../text/edit.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';

export const SOURCE = 'multi-arch';

const SEVERITY: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Core spans as ranges of one text. VS Code ends lines as `LineIndex` does. */
export function rangesOf(text: string): (span: Span) => vscode.Range {
  const lines = new LineIndex(text);
  const position = (offset: number): vscode.Position => {
    const { line, column } = lines.position(offset);
    return new vscode.Position(line, column);
  };
  return (span) => new vscode.Range(position(span.start), position(span.end));
}

/** @param ruleLink where a rule's documentation opens */
export function toDiagnostic(
  finding: RuleFinding,
  uri: vscode.Uri,
  range: (span: Span) => vscode.Range,
  ruleLink: (rule: string) => vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range(finding.span), finding.message, SEVERITY[finding.severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = { value: finding.rule, target: ruleLink(finding.rule) };
  diagnostic.relatedInformation = (finding.related ?? []).map(
    (place) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range(place.span)), place.message),
  );
  return diagnostic;
}

export function toWorkspaceEdit(
  uri: vscode.Uri,
  edits: readonly TextEdit[],
  range: (span: Span) => vscode.Range,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    uri,
    edits.map(({ span, newText }) => vscode.TextEdit.replace(range(span), newText)),
  );
  return edit;
}
