/** The languages that the product reads. */
export type Language = 'dockerfile' | 'config';

const DOCKERFILE = /^(?:dockerfile|(?:Docker|Container)file(?:[._-].*)?|.+\.(?:[Dd]ocker|[Cc]ontainer)file)$/;
// `Dockerfile.dockerignore` belongs to a Dockerfile and is none; a template becomes one only when it is filled in.
const NOT_A_DOCKERFILE =
  /\.(?:dockerignore|containerignore|md|j2|jinja2?|tmpl|tpl|template|erb|mustache|hbs|orig|bak|patch|rej)$/i;

/** What a file is by its name alone (the last part of its path). */
export function languageOfName(name: string): Language | undefined {
  if (name === '.multiarch.yaml') return 'config';
  return DOCKERFILE.test(name) && !NOT_A_DOCKERFILE.test(name) ? 'dockerfile' : undefined;
}
