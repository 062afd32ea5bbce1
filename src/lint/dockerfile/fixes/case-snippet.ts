import type { Dockerfile, RunInstruction } from '../../../dockerfile/model.ts';
import type { Command, Script } from '../../../shell/model.ts';
import { containsSpan } from '../../../text/span.ts';
import type { TextEdit } from '../../../text/edit.ts';

/** One `PATTERN) VARIABLE=VALUE ;;` */
export interface CaseBranch {
  readonly pattern: string;
  readonly value: string;
}

/**
 * Inserts a `case "$TARGETARCH$TARGETVARIANT"` that sets a variable at the start of a RUN, behind a leading `set -eux`,
 * in the style of what follows. Undefined where a script gives no place for it (exec form, a heredoc that another shell reads).
 */
export function caseSnippet(
  file: Dockerfile,
  run: RunInstruction,
  script: Script,
  variable: string,
  branches: readonly CaseBranch[],
): TextEdit | undefined {
  if (run.form === 'exec') return undefined;
  const inHeredoc = run.heredocs.some(({ body }) => containsSpan(body, script.span));
  if (inHeredoc && !/^(?:\d*<<-?\s*\S+\s*)+$/.test(run.args.text)) return undefined;
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [
    'case "$TARGETARCH$TARGETVARIANT" in',
    ...branches.map(({ pattern, value }) => `  ${pattern}) ${variable}=${value} ;;`),
    '  *) echo "unsupported platform: $TARGETARCH$TARGETVARIANT" >&2; exit 1 ;;',
  ];
  const { at, joiner } = placeFor(file, script);
  if (inHeredoc) {
    const start = heredocStart(file.text, at, script);
    const indent = /^[ \t]*/.exec(file.text.slice(start))?.[0] ?? '';
    const newText = [...lines, 'esac', ''].join(eol + indent);
    return { span: { start: start + indent.length, end: start + indent.length }, newText };
  }
  const indent = continuedIndent(file.text, run);
  const newText = [...lines, `esac${joiner}`, ''].join(` ${file.escape}${eol}${indent}`);
  return { span: { start: at, end: at }, newText };
}

/** Behind `set -eux;` or `set -ex &&` if the script begins so, else at its first command. */
function placeFor(file: Dockerfile, script: Script): { at: number; joiner: string } {
  const [first, second] = script.commands;
  const at = first === undefined ? script.span.start : Math.max(script.span.start, beginning(file, script));
  if (first?.name !== 'set' || second === undefined) return { at, joiner: joinerOf(first) };
  const between = file.text.slice(first.span.end, second.span.start);
  const isPlain = between.replace(/[;&]|\r?\n|\s/g, '').replaceAll(file.escape, '') === '';
  return isPlain && second.branches.length === 0 && second.then !== '||'
    ? { at: second.span.start, joiner: joinerOf(first) }
    : { at, joiner: joinerOf(first) };
}

function joinerOf(command: Command | undefined): string {
  return command?.then === '&&' ? ' &&' : ';';
}

/** The first code unit of the script that is no blank, continuation or comment. */
function beginning(file: Dockerfile, script: Script): number {
  const text = file.text.slice(script.span.start, script.span.end);
  const lead = /^(?:\s|[\\`][ \t]*\r?\n|#[^\n]*\n)*/.exec(text)?.[0] ?? '';
  return script.span.start + lead.length;
}

function heredocStart(text: string, at: number, script: Script): number {
  return Math.max(script.span.start, text.lastIndexOf('\n', at - 1) + 1);
}

/** The indentation of the RUN's second line; four columns where it has none. */
function continuedIndent(text: string, run: RunInstruction): string {
  const [, second] = run.args.pieces;
  const lineStart = text.lastIndexOf('\n', run.span.start - 1) + 1;
  const own = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  if (second === undefined) return `${own}    `;
  return /^[ \t]*/.exec(text.slice(second.start, second.end))?.[0] ?? '';
}
