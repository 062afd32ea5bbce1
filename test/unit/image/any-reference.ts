import fc from 'fast-check';

const hex = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length })
    .map((digits) => digits.map((digit) => digit.toString(16)).join(''));

// Short: the oracle's own patterns take exponential time on long parts that do not match.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '0', '1', '9'), minLength: 1, maxLength: 4 });

const component = fc
  .tuple(word, fc.array(fc.tuple(fc.constantFrom('.', '_', '__', '-', '---'), word), { maxLength: 2 }))
  .map(([first, more]) => first + more.flat().join(''));

const domain = fc.constantFrom(
  ...['docker.io', 'index.docker.io', 'localhost', 'localhost:5000', 'ghcr.io', 'registry.gitlab.com:443'],
  ...['a-b.example.com', '10.0.0.1:80', 'host:1'],
);

/** A digest that can be checked. */
export const anyDigest: fc.Arbitrary<string> = fc.oneof(
  hex(64).map((digits) => `sha256:${digits}`),
  hex(128).map((digits) => `sha512:${digits}`),
);

const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);

/** Texts that are image references; never a first part with a dot that could not be a domain. */
export const anyReference: fc.Arbitrary<string> = fc
  .record({
    domain: fc.option(domain),
    path: fc.array(component, { minLength: 1, maxLength: 4 }),
    tag: fc.option(tag),
    digest: fc.option(anyDigest),
  })
  .map((parts) => ({
    ...parts,
    // Without a registry, a first part with a dot is taken for one, and may have characters that none has.
    path:
      parts.domain === null
        ? [parts.path[0]?.replaceAll('.', '-') ?? '', ...parts.path.slice(1)]
        : parts.path,
  }))
  .map(({ domain: host, path, tag: name, digest }) =>
    [
      host === null ? '' : `${host}/`,
      path.join('/'),
      name === null ? '' : `:${name}`,
      digest === null ? '' : `@${digest}`,
    ].join(''),
  );

/** How many letters and digits a text has before its digest, not counting a registry in front. */
const letters = (text: string): number =>
  text.replace(/@.*|^(?:(?:index\.)?docker\.io|localhost)\//gs, '').replace(/[^a-z0-9]/gi, '').length;

/**
 * Texts of the pieces that references are made of, mostly none. Those with more than seven letters are left out: the oracle's
 * pattern for a path takes time exponential in them when the text does not match.
 */
export const anyPieces: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['/', ':', '@', '.', '-', '_', '__', 'a', 'B', '80', 'localhost', 'docker.io', ' ', '!', 'ä'],
      ),
      fc.constantFrom('library/', 'index.docker.io', '@sha256:01', '@md5:'),
      anyDigest.map((digest) => `@${digest}`),
      word,
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => letters(text) <= 7);
