import { parseScript } from '../shell/parse.ts';
import type { Script, Word } from '../shell/model.ts';
import { mask } from '../text/mask.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import type { LogicalText } from './logical-text.ts';
import type { Heredoc, RunInstruction } from './model.ts';

/** What the scripts of a RUN are made of. */
export type RunText = Pick<RunInstruction, 'form' | 'words' | 'args' | 'heredocs' | 'span'>;

const POSIX_SHELL = /^(?:.*\/)?(?:a|ba|da|k|z)?sh$/;
const SHEBANG = /^[ \t]*#!\s*(\S+)(?:\s+(\S+))?/;

/** Whether SHELL's program reads POSIX shell. */
export function isPosixShell(program: string): boolean {
  return POSIX_SHELL.test(program);
}

/** The scripts of a RUN, parsed when first asked for. `posix`: whether the stage's shell is one that we can read. */
export function lazyScripts(
  text: string,
  escape: string,
  posix: boolean,
  run: RunText,
): RunInstruction['scripts'] {
  let scripts: readonly Script[] | undefined;
  return () => (scripts ??= readScripts(text, escape, posix, run));
}

function readScripts(text: string, escape: string, posix: boolean, run: RunText): readonly Script[] {
  if (run.form === 'exec') return execScripts(run.words);
  if (!posix) return [];
  const scripts: Script[] = [];
  // With heredocs only (`RUN <<EOF`) each body is a script of its own, read by the shell or by its shebang.
  const onlyMarks = run.args.text.replace(/\d*<<-?\s*\S+/g, '').trim() === '';
  if (run.heredocs.length === 0) return [parseScript(maskLines(text, run.args, escape), run.args.span.start)];
  if (!onlyMarks) {
    const end = run.span.end;
    const first = maskLines(text, run.args, escape);
    scripts.push(parseScript(first + text.slice(run.args.span.end, end), run.args.span.start));
    if (!feedsShell(scripts[0])) return scripts;
  }
  for (const heredoc of run.heredocs) {
    if (readByShell(text, heredoc))
      scripts.push(parseScript(sliceSpan(text, heredoc.body), heredoc.body.start));
  }
  return scripts;
}

/** `["sh", "-ec", "script"]`; JSON escapes would move the script's offsets, so such a script is not read. */
function execScripts(words: readonly Word[]): readonly Script[] {
  const program = words[0]?.value;
  const flag = words.findIndex((word, index) => index > 0 && /^-[a-z]*c$/.test(word.value ?? ''));
  const script = words[flag + 1];
  if (program === undefined || !isPosixShell(program) || flag < 0 || script?.value === undefined) return [];
  if (script.value.length !== script.span.end - script.span.start) return [];
  return [parseScript(script.value, script.span.start)];
}

/** `bash -e <<EOF`: the heredoc is a script of that shell. */
function feedsShell(script: Script | undefined): boolean {
  return (
    script?.commands.some(
      (command) =>
        command.name !== undefined &&
        isPosixShell(command.name) &&
        command.redirects.some((redirect) => redirect.operator.startsWith('<<')),
    ) ?? false
  );
}

function readByShell(text: string, heredoc: Heredoc): boolean {
  const shebang = SHEBANG.exec(
    text.slice(heredoc.body.start, Math.min(heredoc.body.end, heredoc.body.start + 256)),
  );
  if (shebang === null) return true;
  const program = shebang[1]?.endsWith('/env') === true ? shebang[2] : shebang[1];
  return program !== undefined && isPosixShell(program);
}

/**
 * The instruction's text with the same length, offsets and meaning for a shell: comment and empty lines between
 * continued ones become blanks. A plain backslash before a line end stays, since the shell joins there as well (even
 * within a word); other escape characters, and backslashes before trailing blanks, become blanks with their line end.
 */
function maskLines(text: string, args: LogicalText, escape: string): string {
  const { start, end } = args.span;
  const gaps: Span[] = [];
  let at = start;
  for (const piece of args.pieces) {
    if (piece.start > at) {
      const plain = escape === '\\' && text.startsWith('\\\n', at);
      gaps.push({ start: at - start + (plain ? 2 : 0), end: piece.start - start });
    }
    at = piece.end;
  }
  return mask(text.slice(start, end), gaps, true);
}
