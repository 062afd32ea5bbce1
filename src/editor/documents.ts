import type * as vscode from 'vscode';
import { type Language, languageOfName } from '../project/languages.ts';

/** Copies that others show: old versions, output, comparisons. A finding there could not be mended. */
const COPIES = new Set([
  'git',
  'gitlens',
  'output',
  'debug',
  'vscode-scm',
  'review',
  'pr',
  'chat-editing-text-model',
  'comment',
]);

/** What a document is: by its language id (the person may have set it), else by its name. */
export function languageOfDocument(document: vscode.TextDocument): Language | undefined {
  if (COPIES.has(document.uri.scheme)) return undefined;
  if (document.languageId === 'dockerfile') return 'dockerfile';
  return languageOfName(document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1));
}

/** For providers; a superset of `languageOfDocument`, which decides. */
export const DOCKERFILE_SELECTOR: vscode.DocumentSelector = [
  { language: 'dockerfile' },
  { pattern: '**/{Dockerfile,Containerfile}{,.*,-*,_*}' },
];

/** A file's path as rules see it: relative to its workspace folder, else its bare name. */
export function rulePath(uri: vscode.Uri, root: vscode.Uri | undefined): string {
  const base = root?.path.replace(/\/$/, '');
  if (base !== undefined && uri.path.startsWith(`${base}/`)) return uri.path.slice(base.length + 1);
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
