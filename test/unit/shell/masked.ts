import { mask } from '../../../src/text/mask.ts';

/** A RUN body as `parseScript` gets it: continuations and the comment lines among them blanked. */
export function masked(body: string): string {
  const joints = [...body.matchAll(/\\[ \t]*\n(?:[ \t]*#[^\n]*\n)*/g)];
  return mask(
    body,
    joints.map(({ index, 0: text }) => ({ start: index, end: index + text.length })),
    true,
  );
}
