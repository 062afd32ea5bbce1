const SYSTEM_BEFORE =
  /(?:^|[^a-z0-9])(?:[a-z]*linux|darwin|macos|osx|windows|freebsd|android)(?:gnu|musl)?[-_./]?$/i;
const SYSTEM_AFTER =
  /^[-_./](?:unknown-|pc-)?(?:[a-z]*linux|darwin|macos|osx|windows|freebsd|android)(?![a-z])/i;

/** How much of the text around a word is looked at: enough for `unknown-linux` and `manylinux`, and no more. */
const WINDOW = 24;

/** Whether the name of an operating system is next to `[start, end)`: `linux-arm`, `linuxarm`, `arm-unknown-linux`. */
export function isBesideSystem(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - WINDOW), start);
  return SYSTEM_BEFORE.test(before) || SYSTEM_AFTER.test(text.slice(end, end + WINDOW));
}

/** What may follow a plain word at the end of a name: nothing, a folder, a version, an ending such as `.tar.gz`. */
const NAME_ENDS =
  /^(?:$|[/?#"']|[-_.]v?\d|\.(?:tar|t[gx]z|tbz2?|zip|7z|[gx]z|bz2|zst|deb|rpm|apk|bin|so|sh|run|exe|dmg|pkg|msi|jar|img|iso|sha\d+|md5|asc|sig|appimage)(?![a-z]))/i;

/** Ends the host of a URL. */
const hostEnd = (text: string): number => {
  const host = /^["']?[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#]*/i.exec(text.slice(0, 300));
  return host?.[0].length ?? 0;
};

/**
 * Tells for one text which plain words (`arm`, `x86`, `arm6`) name an architecture. They do next to a system's name, and
 * as the last part of a folder's or file's name in a path or URL: `/arm/tool`, `tool-1.2-arm.tar.gz`, `tool_arm_1.2`. They do
 * not in the host of a URL (`developer.arm.com`), before another word (`arm-template`, `arm-none-eabi`, a bare-metal
 * toolchain) or in running text. `x86` with `_64` behind it is half of another word.
 */
export function countsInText(text: string): (start: number, end: number) => boolean {
  const isPath = text.includes('/') || /\.[a-z][a-z0-9]{1,8}$/i.test(text.slice(-10));
  const pathStart = hostEnd(text);
  return (start, end) => {
    const after = text.slice(end, end + WINDOW);
    if (start < pathStart || /^[-_]64/.test(after)) return false;
    if (isBesideSystem(text, start, end)) return true;
    const before = text[start - 1] ?? '';
    return isPath && ['-', '_', '/'].includes(before) && NAME_ENDS.test(after);
  };
}
