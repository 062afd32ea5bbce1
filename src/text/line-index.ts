/** Line and column, both from 0, columns in UTF-16 code units: what VS Code calls a position. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into positions and back; lines end at LF, CRLF or a lone CR. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    const ends = /\r\n|\r|\n/g;
    while (ends.exec(text)) this.#starts.push(ends.lastIndex);
  }

  /** The line and column of an offset; one outside the text is moved to its nearest end. */
  position(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: at - (this.#starts[low] ?? 0) };
  }

  /** Where a line begins; lines past the last one begin at the text's end. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}
