export const CHECK_HELP = `Usage: multiarch check [OPTION]... [PATH]...

Finds what builds or runs wrongly on some of the target platforms in the Dockerfiles
at the PATHs (default: the working directory). Folders are walked, leaving out what
.gitignore files and \`ignore\` in .multiarch.yaml name; a file that is named is checked.

Options:
  --platform LIST    Target platforms, such as linux/amd64,linux/arm64; may be repeated.
                     Default: .multiarch.yaml, else linux/amd64,linux/arm64,linux/arm/v7
  --offline          Ask no registry
  --format FORMAT    text (default), json, sarif (2.1.0) or gitlab (Code Quality)
  --fail-on LEVEL    Exit with 1 at findings of level error (default) or warning, or never
  --fix              Apply the preferred fixes, then report what is left
  --help             This text

Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 something could not be read (1 wins over 3).
`;
