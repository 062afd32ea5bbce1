/** `<<NAME`, `<<-NAME`, `<<"NAME"` as a whole word. */
export interface HeredocMark {
  readonly name: string;
  readonly quoted: boolean;
  /** `<<-`: leading tabs are removed from the body and its closing line. */
  readonly chomp: boolean;
}

const MARK = /^\d*<<(-?)([^<]+)$/;
// A word ends at white space outside quotes; an unclosed quote runs to the end, as in BuildKit's shlex.
const WORD = /(?:"(?:\\[^]|[^"\\])*(?:"|$)|'[^']*(?:'|$)|\\[^]|[^\s"'\\]|\\$)+/g;

/**
 * The heredocs that a logical line opens, in order. As in BuildKit only a whole word counts: `cat <<EOF` opens one,
 * `cat<<EOF` and `$((1<<2))` do not.
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go (heredocsFromLine, ParseHeredoc)
 */
export function heredocMarks(line: string): HeredocMark[] {
  if (!line.includes('<<')) return [];
  const marks: HeredocMark[] = [];
  for (const word of line.match(WORD) ?? []) {
    const match = MARK.exec(word);
    const rest = match?.[2];
    if (rest === undefined) continue;
    const name = rest.replace(/["'\\]/g, '');
    if (name !== '') marks.push({ name, quoted: name !== rest, chomp: match?.[1] === '-' });
  }
  return marks;
}
