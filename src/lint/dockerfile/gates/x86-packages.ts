/**
 * Packages of Debian, Ubuntu, Intel and Microsoft that exist for x86 only.
 * @see https://packages.debian.org/
 */
const X86_ONLY =
  /^(?:lib32[a-z]\S*|libc6-i386|libc6-dev-i386|wine32|(?:gcc|g\+\+)(?:-\d+(?:\.\d+)?)?-multilib|grub-pc(?:-bin)?|syslinux|intel-microcode|amd64-microcode|intel-mkl(?:-\S+)?|libmkl-\S+|intel-oneapi-\S+|intel-media-va-driver(?:-non-free)?|i965-va-driver(?:-shaders)?|intel-opencl-icd|mssql-server|mssql-tools|steam(?:cmd)?)$/;

/** Whether a package exists for amd64 (or 32-bit x86) only; a version (`name=1.2`) does not matter. */
export function isX86Package(word: string): boolean {
  return X86_ONLY.test(word.replace(/=.*$/s, ''));
}
