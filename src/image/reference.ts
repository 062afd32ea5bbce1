import { isDigest, isDomain, isRepositoryPath, isTag } from './reference-grammar.ts';
import { findPlaceholders } from './placeholders.ts';

/**
 * A reference in normal form: `{domain: 'docker.io', path: 'library/alpine', tag: '3.20', digest: undefined}`. The digest
 * carries its algorithm (`sha256:...`). No `latest` is filled in.
 */
export interface ImageReference {
  readonly domain: string;
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/**
 * `unresolved` is a text that holds `$VAR`, `${VAR}`, GitLab's `$[[ inputs.x ]]` or Helm's `{{ .Values.x }}`; `variables` are
 * their names, each once. `invalid` is what Docker refuses: `uppercase` in a repository's name, a path of more than 255
 * characters (or a text of more than 2,048) for `length`, `digest` of an unknown algorithm or length, else `syntax`.
 */
export type ParsedReference =
  | { readonly kind: 'reference'; readonly reference: ImageReference }
  | { readonly kind: 'unresolved'; readonly variables: readonly string[] }
  | { readonly kind: 'invalid'; readonly reason: 'syntax' | 'uppercase' | 'length' | 'digest' };

/** Path, tag and digest take some 500 characters; what is far longer is no reference and is not looked at. */
const MAXIMUM_LENGTH = 2048;

/** `RepositoryNameTotalLengthMax` of distribution/reference. */
const MAXIMUM_PATH_LENGTH = 255;

const DEFAULT_DOMAIN = 'docker.io';
const LEGACY_DOMAIN = 'index.docker.io';
const OFFICIAL = 'library/';

/** An image id without its algorithm, which Docker does not take for a name. */
const IDENTIFIER = /^[a-f0-9]{64}$/;

/** Whether Docker takes what stands before the first slash for a registry and not for a part of the path. */
const looksLikeDomain = (first: string): boolean =>
  first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();

/** Domain and path with the defaults of Docker Hub, neither checked; `rest` may still carry a tag. */
function splitDomain(name: string): readonly [domain: string, rest: string] {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const [domain, rest] =
    slash >= 0 && looksLikeDomain(first) ? [first, name.slice(slash + 1)] : [DEFAULT_DOMAIN, name];
  if (domain !== DEFAULT_DOMAIN && domain !== LEGACY_DOMAIN) return [domain, rest];
  return [DEFAULT_DOMAIN, rest.includes('/') ? rest : OFFICIAL + rest];
}

/** `text` before and after the first `mark`; undefined when there is none. */
function cut(text: string, mark: string): readonly [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * Reads an image reference as Docker does, short names of Docker Hub included: `alpine` is `docker.io/library/alpine`.
 * One difference: a first part that must be a registry but cannot be one (`foo_bar.x/y`) is `syntax` here, where Docker
 * makes a reference without any domain of it.
 * @see https://github.com/distribution/reference/blob/main/normalize.go `ParseNormalizedNamed`
 */
export function parseReference(text: string): ParsedReference {
  if (text.length > MAXIMUM_LENGTH) return { kind: 'invalid', reason: 'length' };
  const variables = findPlaceholders(text);
  if (variables.length > 0) return { kind: 'unresolved', variables };
  if (IDENTIFIER.test(text)) return { kind: 'invalid', reason: 'syntax' };
  const [named, digest] = cut(text, '@');
  const [domain, rest] = splitDomain(named);
  const [path, tag] = cut(rest, ':');
  if (path !== path.toLowerCase()) return { kind: 'invalid', reason: 'uppercase' };
  if (!isDomain(domain) || !isRepositoryPath(path) || (tag !== undefined && !isTag(tag))) {
    return { kind: 'invalid', reason: 'syntax' };
  }
  if (path.length > MAXIMUM_PATH_LENGTH) return { kind: 'invalid', reason: 'length' };
  if (digest !== undefined && !isDigest(digest)) return { kind: 'invalid', reason: 'digest' };
  return { kind: 'reference', reference: { domain, path, tag, digest } };
}

/** `:tag@digest`, of either what there is. */
const suffix = (tag: string | undefined, digest: string | undefined): string =>
  (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);

/**
 * The short form that Docker shows: `alpine:3.20`, `ghcr.io/x/y@sha256:...`. Read again it is the same reference: where
 * leaving out `docker.io/` would make a registry of the path's first part, it stays (Docker drops it even there).
 */
export function familiarName({ domain, path, tag, digest }: ImageReference): string {
  const end = suffix(tag, digest);
  if (domain !== DEFAULT_DOMAIN) return `${domain}/${path}${end}`;
  const official = path.startsWith(OFFICIAL) ? path.slice(OFFICIAL.length) : '';
  if (official !== '' && !official.includes('/') && !IDENTIFIER.test(official + end)) return official + end;
  const [first, more] = cut(path, '/');
  return more === undefined || looksLikeDomain(first) ? `${domain}/${path}${end}` : path + end;
}

/** The whole name: `docker.io/library/alpine:3.20`; `:latest` is filled in when there is neither tag nor digest. */
export function canonicalName({ domain, path, tag, digest }: ImageReference): string {
  return `${domain}/${path}${suffix(tag ?? (digest === undefined ? 'latest' : undefined), digest)}`;
}
