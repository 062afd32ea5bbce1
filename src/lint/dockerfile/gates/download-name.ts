/** Sums and signatures: they go with the file that they belong to. */
const CHECKSUM =
  /(?:\.(?:sha(?:1|256|384|512)?(?:sums?)?|md5(?:sums?)?|asc|sig|sign|minisig|pem|crt|cert)(?:\.(?:txt|asc|sig))?|sha\d+[-_.]?sums?|checksums?|SHASUMS\d*|md5sums?)(?:\.(?:txt|asc|sig))?(?:$|[?#])/i;

/** Keys and text: the same for every machine, whatever their names say. */
const TEXT =
  /\.(?:gpg|key|pub|patch|diff|md|html?|json|ya?ml|toml|txt|conf(?:ig)?|cfg|properties|xml|csv|lock|repo|list|pin|rules|service|h|hpp|c|cpp|s|dsc|src\.rpm)(?:$|[?#])/i;

/** Files for every architecture in spite of a folder's name: `x86_64/foo.noarch.rpm`, `_all.deb`, `-py3-none-any.whl`. */
const EVERY =
  /(?:[._-](?:noarch|all|any|universal)\.(?:rpm|deb|whl|apk|jar|tar|t[gx]z|zip|pkg|snap|ipk|gem))/i;

/** Machines to be emulated or installed, not programs to be run. */
const DISK =
  /\.(?:iso|qcow2?|vmdk|vhdx?|ova|vdi|squashfs)(?:\.(?:gz|xz|zst|bz2))?(?:$|[?#])|\.img(?:\.(?:gz|xz|zst|bz2))(?:$|[?#])/i;

/** Sources: `https://github.com/x/y/archive/v1.tar.gz`, `git` repositories. */
const SOURCE =
  /^https?:\/\/(?:github|gitlab|bitbucket|codeload)[^/]*\/.*(?:\/archive\/|\/tarball\/|\/tar\.gz\/|\.git(?:[#@?]|$))/i;

/** Emulators carry the name of what they emulate; cross compilers the name of what they compile for. */
const FOR_ANOTHER = /\bqemu-|[-_.]cross(?:[-_.]|$)|crosstool|gcc-linaro/i;

/** Programs for other systems, such as those that an image hands out. */
const OTHER_SYSTEM =
  /(?:^|[^a-z])(?:darwin|macos|osx|windows|win|win32|win64|freebsd|android)(?![a-z])|\.(?:exe|msi|dmg|pkg)(?:$|[?#])/i;

export function isChecksumName(url: string): boolean {
  return CHECKSUM.test(url);
}

/** Whether an address names an architecture although what it leads to is no program for that one alone. */
export function isForEveryMachine(url: string): boolean {
  const name = lastPart(url);
  if (CHECKSUM.test(url) || TEXT.test(url) || EVERY.test(name) || DISK.test(url) || SOURCE.test(url))
    return true;
  return FOR_ANOTHER.test(name) || (OTHER_SYSTEM.test(name) && !/linux/i.test(name));
}

/** Firmware and boot files are data: whether another architecture needs its own is for the person to judge. */
export function isFirmware(url: string): boolean {
  // A package is what its own name says, whatever folder it lies in.
  const name = /\.(?:deb|rpm)(?:$|[?#])/.test(url) ? lastPart(url) : url;
  return /firmware|microcode|ucode|u-?boot|\buefi\b|\bovmf\b/i.test(name);
}

function lastPart(url: string): string {
  const path = url.replace(/[?#].*$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The parts of an address that name an owner, a repository or a host, in which an architecture's name is part of that name. */
export function ownerEnd(url: string): number {
  const match =
    /^[a-z+]+:\/\/[^/]*(?:(?<=github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[^/]+\/[^/]+|(?<=raw\.githubusercontent\.com)\/[^/]+\/[^/]+)?/i.exec(
      url,
    );
  return match?.[0].length ?? 0;
}

/** What to call a download in a message: the part of its path that names the architecture, through the end. */
export function displayName(url: string, start: number, end: number): string {
  const stop = /[?#]/.exec(url.slice(end))?.index;
  const close = stop === undefined ? url.length : end + stop;
  let from = url.lastIndexOf('/', start - 1) + 1;
  if (url.includes('/', end) || url.slice(from, start) === '') {
    const before = url.lastIndexOf('/', from - 2) + 1;
    if (from > 1 && before > url.indexOf('://') + 3 && /linux/i.test(url.slice(before, from))) from = before;
  }
  const name = url.slice(from, close);
  return name.length > 80 ? `...${name.slice(-77)}` : name;
}
