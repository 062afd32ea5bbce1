import * as vscode from 'vscode';
import type { Configs } from '../configs.ts';
import { rangesOf, toDiagnostic } from '../convert.ts';
import { languageOfDocument } from '../documents.ts';
import { readSettings, SECTION } from '../settings.ts';
import { isDeferred, othersDiagnostics } from './defer.ts';
import { type CheckedText, checkText } from './findings.ts';

/** Typing goes on: a lint takes a few milliseconds, and one per pause is enough. */
const PAUSE_MS = 120;

export interface Diagnostics {
  readonly dispose: () => void;
  /** What was found in the text that a document has now; undefined when it is not checked. */
  checked(document: vscode.TextDocument): Promise<CheckedText | undefined>;
  /** Shows the findings of a check of the whole workspace, in place of those of the one before. */
  publishWorkspace(results: readonly { readonly uri: vscode.Uri; readonly checked: CheckedText }[]): void;
}

interface Deps {
  readonly configs: Configs;
  readonly log: vscode.LogOutputChannel;
  readonly ruleLink: (rule: string) => vscode.Uri;
}

/** Keeps the diagnostics of open documents current: as the person types, when settings or configurations change. */
export function registerDiagnostics({ configs, log, ruleLink }: Deps): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection(SECTION);
  const timers = new Map<string, NodeJS.Timeout>();
  /** The last text checked of each open document, for the lightbulb and for others' diagnostics that come later. */
  const latest = new Map<string, CheckedText>();
  /** The number of the check of each document that began last. */
  const newest = new Map<string, number>();
  let checks = 0;
  /** Files that a check of the whole workspace reported: their findings stay when the document is closed. */
  const ofWorkspace = new Set<string>();

  /** What is left for us to say where others report the same thing. */
  const shown = (
    uri: vscode.Uri,
    { text, findings }: Pick<CheckedText, 'text' | 'findings'>,
  ): vscode.Diagnostic[] => {
    const range = rangesOf(text);
    const { deferTo } = readSettings(uri);
    const others = deferTo.length === 0 ? [] : othersDiagnostics(vscode.languages.getDiagnostics(uri));
    return findings
      .filter((finding) => !isDeferred(finding, range(finding.span).start.line, deferTo, others))
      .map((finding) => toDiagnostic(finding, uri, range, ruleLink));
  };

  const checked = async (document: vscode.TextDocument): Promise<CheckedText | undefined> => {
    const language = languageOfDocument(document);
    const text = document.getText();
    return language === undefined ? undefined : checkText(configs, document.uri, language, text);
  };

  const check = async (document: vscode.TextDocument): Promise<void> => {
    const key = document.uri.toString();
    const number = ++checks;
    newest.set(key, number);
    try {
      const result = await checked(document);
      // A check that began later knows better, and a closed document is done with.
      if (result === undefined || document.isClosed || newest.get(key) !== number) return;
      latest.set(key, result);
      collection.set(document.uri, shown(document.uri, result));
    } catch (error) {
      log.error(`${key} could not be checked`, error);
    }
  };

  const schedule = (document: vscode.TextDocument, delay: number): void => {
    if (languageOfDocument(document) === undefined) return;
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        void check(document);
      }, delay),
    );
  };

  const forget = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.delete(key);
    latest.delete(key);
    newest.delete(key);
    if (!ofWorkspace.has(key)) collection.delete(document.uri);
  };

  const checkOpen = (): void => {
    for (const document of vscode.workspace.textDocuments) {
      if (readSettings(document.uri).lintRun === 'off') forget(document);
      else schedule(document, 0);
    }
  };

  const deletions = vscode.workspace.createFileSystemWatcher('**/*{ocker,ontainer}file*', true, true, false);
  const subscriptions = vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (readSettings(document.uri).lintRun !== 'off') schedule(document, 0);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && readSettings(document.uri).lintRun === 'onType')
        schedule(document, PAUSE_MS);
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (readSettings(document.uri).lintRun === 'onSave') schedule(document, 0);
    }),
    vscode.workspace.onDidCloseTextDocument(forget),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) checkOpen();
    }),
    configs.onDidChange(checkOpen),
    deletions,
    // Findings of a check of the whole workspace would outlive their file.
    deletions.onDidDelete((uri) => {
      collection.delete(uri);
    }),
    // Others' findings come later than ours and may make some of ours redundant.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        const known = latest.get(uri.toString());
        if (known === undefined || readSettings(uri).deferTo.length === 0) continue;
        const diagnostics = shown(uri, known);
        // Setting them is itself a change of diagnostics: only a difference is published.
        if (collection.get(uri)?.length !== diagnostics.length) collection.set(uri, diagnostics);
      }
    }),
  );

  checkOpen();
  return {
    checked,
    publishWorkspace(results) {
      for (const key of ofWorkspace) collection.delete(vscode.Uri.parse(key, true));
      ofWorkspace.clear();
      for (const { uri, checked: result } of results) {
        ofWorkspace.add(uri.toString());
        collection.set(uri, shown(uri, result));
      }
      checkOpen();
    },
    dispose() {
      timers.forEach((timer) => clearTimeout(timer));
      subscriptions.dispose();
    },
  };
}
