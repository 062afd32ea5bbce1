import type { Output } from './io.ts';

/** `styleText` of node:util came with Node 20.12 only. */
const CODES = { red: 31, yellow: 33, blue: 34, cyan: 36, green: 32, dim: 2, bold: 1 } as const;

export type Style = keyof typeof CODES;

/** Gives a text a colour, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/**
 * Colours go to a terminal only; `NO_COLOR` forbids and `FORCE_COLOR` wants them, the latter being the stronger as in Node.
 * @see https://no-color.org and https://force-color.org
 */
export function painter({ isTerminal }: Output, env: Readonly<Record<string, string | undefined>>): Paint {
  const { NO_COLOR: forbidden = '', FORCE_COLOR: forced, TERM: terminal } = env;
  const wanted =
    forced !== undefined && forced !== ''
      ? forced !== '0' && forced !== 'false'
      : isTerminal && forbidden === '' && terminal !== 'dumb';
  return (style, text) => (wanted && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
}
