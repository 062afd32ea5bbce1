/** An image reference cut at its marks; `${NAME}` stands for what is not known. */
export interface ImageParts {
  readonly whole: string;
  /** Domain and path. */
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** Cuts `repository:tag@digest`. */
export function cutImage(whole: string): ImageParts {
  const at = whole.indexOf('@');
  const named = at < 0 ? whole : whole.slice(0, at);
  // `${A:-b}` never stands in a template, so a colon behind the last slash begins the tag.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return {
    whole,
    repository: colon < 0 ? named : named.slice(0, colon),
    tag: colon < 0 ? '' : named.slice(colon + 1),
    digest: at < 0 ? '' : whole.slice(at + 1),
  };
}
