// `isKnownOS` and `isKnownArch` of https://github.com/containerd/platforms/blob/main/database.go
const OPERATING_SYSTEMS: ReadonlySet<string> = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos'.split(
    ' ',
  ),
);

const ARCHITECTURES: ReadonlySet<string> = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 ' +
    'mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);

/** What a variant of each architecture may look like, in normal form; an architecture not listed has none. */
const VARIANTS: Readonly<Partial<Record<string, RegExp>>> = {
  // 32-bit code on a v8 core is a platform of its own to containerd.
  arm: /^v[5-8]$/,
  arm64: /^v(?:8\.[1-9]|9(?:\.[1-9])?)$/,
  amd64: /^v[234]$/,
  // GOPPC64 and GORISCV64, which image builders take over: https://go.dev/wiki/MinimumRequirements
  ppc64le: /^power(?:8|9|10)$/,
  riscv64: /^rva2[023]u64$/,
};

/** Whether containerd takes this normal word, when it stands alone, for an operating system. */
export const isKnownOs = (os: string): boolean => OPERATING_SYSTEMS.has(os);

/** As `isKnownOs`, and what images name beyond that: Docker's WebAssembly images are `wasi/wasm`. */
export const isImageOs = (os: string): boolean => isKnownOs(os) || /^wasi(?:p[12])?$/.test(os);

/** Whether containerd takes this normal word for an architecture. */
export const isKnownArchitecture = (architecture: string): boolean => ARCHITECTURES.has(architecture);

/** Whether this architecture comes in this variant, both in normal form; '' always is one. */
export function isKnownVariant(architecture: string, variant: string): boolean {
  return variant === '' || (VARIANTS[architecture]?.test(variant) ?? false);
}
