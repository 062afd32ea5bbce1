// The grammar of distribution/reference, written so that no text can be matched in two ways (linear time).
// https://github.com/distribution/reference/blob/main/regexp.go

const DOMAIN_PART = '[a-zA-Z0-9](?:-*[a-zA-Z0-9])*';
const DOMAIN = new RegExp(`^(?:${DOMAIN_PART}(?:\\.${DOMAIN_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);

const PATH_PART = '[a-z0-9]+(?:(?:[.]|_{1,2}|-+)[a-z0-9]+)*';
const PATH = new RegExp(`^${PATH_PART}(?:/${PATH_PART})*$`);

/** Algorithms that Docker can check, with the length of their digests in hexadecimal, lower case. */
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;

/** A registry's host name, IPv4 address or IPv6 address in brackets, with or without a port. */
export const isDomain = (text: string): boolean => DOMAIN.test(text);

/** A repository's path, such as `library/alpine`; its length is not looked at. */
export const isRepositoryPath = (text: string): boolean => PATH.test(text);

/** A tag: up to 128 letters, digits, `_`, `.` and `-`, not beginning with one of the last two. */
export const isTag = (text: string): boolean => /^\w[\w.-]{0,127}$/.test(text);

/**
 * A digest that can be checked: sha256, sha384 or sha512.
 * @see https://github.com/opencontainers/go-digest/blob/master/algorithm.go
 */
export const isDigest = (text: string): boolean => DIGEST.test(text);
