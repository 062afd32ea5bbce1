import type { Dockerfile } from '../dockerfile/model.ts';
import type { TextEdit } from '../text/edit.ts';
import type { RuleFinding } from './finding.ts';

/** The reason is the person's to write; the placeholder says so. */
const REASON = 'TODO: say why';

/**
 * The edit that suppresses a finding: a comment above its instruction, or at the head of the file (below the parser
 * directives, which any comment above them would end).
 */
export function suppressFinding(file: Dockerfile, finding: RuleFinding, scope: 'next' | 'file'): TextEdit {
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  if (scope === 'file') {
    const lastDirective = file.directives.at(-1);
    const bom = file.text.startsWith('\uFEFF') ? 1 : 0;
    const at = lastDirective === undefined ? bom : nextLine(file.text, lastDirective.span.end);
    const comment = `# multiarch-ignore-file ${finding.rule}: ${REASON}${lineEnd}`;
    // A directive on the last line without a line end would swallow the comment.
    const joined = at > 0 && at === file.text.length && !file.text.endsWith('\n');
    return { span: { start: at, end: at }, newText: joined ? lineEnd + comment : comment };
  }
  const instruction = file.instructions.find(
    ({ span }) => span.start <= finding.span.start && finding.span.start <= span.end,
  );
  const start = instruction?.span.start ?? finding.span.start;
  const lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(file.text.slice(lineStart, start))?.[0] ?? '';
  const newText = `# multiarch-ignore ${finding.rule}: ${REASON}${lineEnd}${indent}`;
  return { span: { start, end: start }, newText };
}

function nextLine(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}
