import type { Dockerfile } from '../../../dockerfile/model.ts';
import { sliceSpan } from '../../../text/span.ts';

/** Further up it is hardly about this instruction. */
const MAX_LINES = 40;

/** The comment lines right above an offset, without an empty line in between. */
export function commentsAbove(file: Dockerfile, offset: number): string[] {
  const found: string[] = [];
  let top = lineStart(file.text, offset);
  for (let index = file.comments.length - 1; index >= 0 && found.length < MAX_LINES; index--) {
    const comment = file.comments[index];
    if (comment === undefined || comment.start >= top) continue;
    if (
      file.text.slice(comment.end, top).trim() !== '' ||
      /\n[ \t\r]*\n/.test(file.text.slice(comment.end, top))
    )
      break;
    found.unshift(sliceSpan(file.text, comment));
    top = lineStart(file.text, comment.start);
  }
  return found;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
