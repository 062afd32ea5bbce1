import type * as vscode from 'vscode';
import type { RuleFinding } from '../../lint/finding.ts';
import { SOURCE } from '../convert.ts';
import type { OtherLinter } from '../settings.ts';

/**
 * The codes under which others report what one of our rules reports.
 * BuildKit's: https://docs.docker.com/reference/build-checks/ (shown by Docker DX); hadolint's: https://github.com/hadolint/hadolint/wiki
 */
const SAME_THING: Readonly<Record<string, Readonly<Partial<Record<OtherLinter, readonly string[]>>>>> = {
  'platform-redundant': { buildkit: ['RedundantTargetPlatform'], hadolint: ['DL3029'] },
  'from-platform-const': { buildkit: ['FromPlatformFlagConstDisallowed'], hadolint: ['DL3029'] },
  'platform-arg-undeclared': { buildkit: ['UndefinedVar', 'UndefinedArgInFrom'] },
  'base-image-single-arch': { buildkit: ['InvalidBaseImagePlatform'] },
};

/** What others say of a document, as far as it can make ours redundant. */
export interface OthersDiagnostic {
  readonly line: number;
  readonly code: string;
}

export function othersDiagnostics(diagnostics: readonly vscode.Diagnostic[]): OthersDiagnostic[] {
  return diagnostics.flatMap(({ source, code, range }) => {
    if (source === SOURCE || code === undefined) return [];
    const value = typeof code === 'object' ? code.value : code;
    return [{ line: range.start.line, code: String(value) }];
  });
}

/** Whether somebody whom the person prefers reports the same thing on the same line. */
export function isDeferred(
  finding: RuleFinding,
  line: number,
  deferTo: readonly OtherLinter[],
  others: readonly OthersDiagnostic[],
): boolean {
  const codes = deferTo.flatMap((name) => SAME_THING[finding.rule]?.[name] ?? []);
  return others.some((other) => other.line === line && codes.includes(other.code));
}
