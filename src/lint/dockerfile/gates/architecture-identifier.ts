/** Parts of names that say "which machine"; `cpu` and `os` alone say too little. */
const WORDS = new Set([
  'arch',
  'architecture',
  'platform',
  'machine',
  'multiarch',
  'triple',
  'triplet',
  'variant',
]);

/** English words that end like one. */
const OTHER = /(?:search|march|patriarch|starch)$/;

/**
 * Whether a variable's name says that it holds an architecture or a platform: `TARGETARCH`, `BUILD_ARCH`, `dpkgArch`,
 * `GOARCH`, `rustArch`, `arch`, `TARGET_TRIPLE`. `ARCHIVE` and `SEARCH_URL` do not.
 */
export function isNamedAfterArchitecture(name: string): boolean {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .some((part) => WORDS.has(part) || (/(?:arch|platform|variant)$/.test(part) && !OTHER.test(part)));
}
