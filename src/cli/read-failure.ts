/** Why a path cannot be read, and what mends it. @param code of Node's error @param file the path as people know it */
export function readFailure(code: string, file: string): string {
  switch (code) {
    case 'ENOENT':
      return `${file} does not exist; check the path.`;
    case 'EACCES':
    case 'EPERM':
      return `No permission to read ${file}; allow it with \`chmod\`, or list it under \`ignore\` in .multiarch.yaml.`;
    case 'ELOOP':
      return `${file} is a link that leads to itself; remove it or let it lead to a file.`;
    case 'ENOTDIR':
      return `${file} goes through a file as if that were a folder; check the path.`;
    case 'EISDIR':
      return `${file} is a folder, so there is nothing to check; rename it.`;
    default:
      return `${file} cannot be read (${code}); see whether other programs can.`;
  }
}

/** A link whose end is missing. */
export function danglingLink(file: string): string {
  return `${file} is a link that leads nowhere; remove it or let it lead to a file.`;
}

/** Why `--fix` left a file as it was. @param code of Node's error, or `changed` */
export function writeFailure(code: string, file: string): string {
  switch (code) {
    case 'changed':
      return `${file} was changed by another program meanwhile, so it was not mended; run the command again.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `No permission to write ${file} and its folder, so it was not mended; allow it with \`chmod\`.`;
    default:
      return `${file} cannot be written (${code}), so it was not mended.`;
  }
}
