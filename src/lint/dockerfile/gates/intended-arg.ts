import { AUTOMATIC_ARGS, type AutomaticArg } from '../../../platform/automatic-args.ts';

/** Names that others use with a meaning of their own (Home Assistant's builder gives `BUILD_ARCH`). */
const OWN_MEANING = new Set(['BUILD_ARCH', 'BUILD_VARIANT']);

/** Shorter names have neighbours that are words of their own: `TARGETS`, `BUILDS`. */
const LONG_ENOUGH = 9;

/**
 * The automatic ARG that a name is a slip of: an underscore too many (`TARGET_ARCH`), a prefix (`DOCKER_TARGETARCH`),
 * small letters (`targetarch`), or one letter wrong, missing, too many or two swapped (`TARGETPLATORM`).
 */
export function intendedArg(name: string): AutomaticArg | undefined {
  if (OWN_MEANING.has(name) || (AUTOMATIC_ARGS as readonly string[]).includes(name)) return undefined;
  const plain = name.replace(/^(?:DOCKER|BUILDX|BUILDKIT)_/, '').replaceAll('_', '');
  const isLower = name === name.toLowerCase() && !name.includes('_');
  const wanted = isLower ? plain.toUpperCase() : plain;
  const exact = AUTOMATIC_ARGS.find((arg) => arg === wanted);
  return exact ?? AUTOMATIC_ARGS.find((arg) => arg.length >= LONG_ENOUGH && isOneSlip(name, arg));
}

/**
 * The automatic ARG that a name without braces begins with where the rest was meant as text: the shell reads
 * `app_$TARGETOS_$TARGETARCH` as `TARGETOS_` and `TARGETARCH`.
 */
export function gluedArg(name: string): AutomaticArg | undefined {
  return AUTOMATIC_ARGS.find(
    (arg) => name.startsWith(`${arg}_`) && /^[a-z0-9]*$/.test(name.slice(arg.length + 1)),
  );
}

/** Whether one letter inserted, removed or replaced, or two neighbours swapped, makes `a` into `b`. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const tail = (text: string, from: number): string => text.slice(start + from);
  if (tail(a, 1) === tail(b, 0) || tail(a, 0) === tail(b, 1) || tail(a, 1) === tail(b, 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && tail(a, 2) === tail(b, 2);
}
