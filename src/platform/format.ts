import type { Platform } from './platform.ts';

/** `%` first, so that nothing is encoded twice: `osOptionReplacer` of containerd/platforms. */
const ENCODED: readonly (readonly [string, string])[] = [
  ['%', '%25'],
  ['+', '%2B'],
  ['(', '%28'],
  [')', '%29'],
  ['/', '%2F'],
];

const encode = (osVersion: string): string =>
  ENCODED.reduce((text, [plain, code]) => text.replaceAll(plain, code), osVersion);

/**
 * The specifier of a platform, such as `linux/arm/v7` or `windows(10.0.20348)/amd64`.
 * @see https://github.com/containerd/platforms/blob/main/platforms.go `FormatAll`
 */
export function formatPlatform(platform: Platform): string {
  const os = platform.osVersion ? `${platform.os}(${encode(platform.osVersion)})` : platform.os;
  return [os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

/** Whether both name the same platform, both being normalised; an empty variant counts as none. */
export function samePlatform(a: Platform, b: Platform): boolean {
  return formatPlatform(a) === formatPlatform(b);
}
