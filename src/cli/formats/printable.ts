/** Control characters, and those that change the direction of the text: a file must not be able to steer the terminal. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One line of foreign text, safe to show. Keeps its length. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\u00b7');
}

/** Twice as wide as a letter in a terminal: CJK, full-width forms, emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
/** Drawn over the character before. */
const MARK = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns of a terminal a character takes. */
export function cellsOf(character: string): number {
  if (/^[\u0020-\u007e]$/.test(character)) return 1;
  return MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}
