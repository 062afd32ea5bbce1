import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** The texts of all Dockerfile fixtures, those of rules included, by their path. */
export function fixtureTexts(): ReadonlyMap<string, string> {
  const names = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => name.endsWith('.Dockerfile'))
      .sort()
      .map((name) => [name, readFileSync(join(FIXTURES, name), 'utf8')]),
  );
}

/** Pieces that mean something to the parser or to a rule. */
const PIECES = [
  ...[
    'FROM',
    'from',
    'AS',
    'ARG',
    'ENV',
    'RUN',
    'COPY',
    'ADD',
    'CMD',
    'ENTRYPOINT',
    'SHELL',
    'ONBUILD',
    'WORKDIR',
  ],
  ...[
    '--platform=',
    '--from=',
    '--mount=type=bind,from=',
    '$BUILDPLATFORM',
    '$TARGETPLATFORM',
    'linux/amd64',
    'linux/arm/v7',
  ],
  ...[
    'TARGETARCH',
    '$TARGETARCH',
    '${TARGETARCH}',
    '${TARGETARCH:-amd64}',
    '${TARGETVARIANT#v}',
    '${',
    '}',
    '$',
    '=',
  ],
  ...[
    'amd64',
    'arm64',
    'x86_64',
    'aarch64',
    'armhf',
    'arm32v7/',
    'alpine:3.20',
    'scratch',
    'base',
    'build-',
    '0',
    '@sha256:',
  ],
  ...[
    'curl -o a https://example.com/a-linux-amd64.tgz',
    'GOARCH=amd64 go build',
    '/usr/lib/x86_64-linux-gnu/a.so',
  ],
  ...[
    'case "$(uname -m)" in',
    'x86_64)',
    '*)',
    ';;',
    'esac',
    'if [ "$TARGETARCH" = amd64 ]; then',
    'else',
    'fi',
    '&&',
    '||',
    '|',
  ],
  ...[
    'deb [arch=amd64] https://example.com',
    'echo',
    'apt-get install -y libc6:i386',
    '$(dpkg --print-architecture)',
    '`uname -m`',
  ],
  ...[
    '<<EOF',
    '<<-"EOF"',
    'EOF',
    '["sh", "-c", "',
    '["',
    '", "',
    '"]',
    '# multiarch-ignore arch-download: why',
    '# escape=`',
    '# a',
  ],
  ...[
    '\\',
    '`',
    '"',
    "'",
    ' ',
    ' ',
    ' ',
    '\t',
    '\n',
    '\n',
    '\n',
    '\\\n',
    '`\n',
    '\r\n',
    '\r',
    '\uFEFF',
    '\u00A0',
    '\0',
    '😀',
    '\uD800',
  ],
];

/** Texts made of such pieces: nearly always wrong, and often in interesting ways. */
export const anyPieces: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

/** A realistic file with pieces taken out, doubled, swapped or put in, cut off anywhere. */
export const anyMutation: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...fixtureTexts().values()),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 20 }), fc.oneof(fc.constantFrom(...PIECES), fc.constant(''))), {
      maxLength: 6,
    }),
    fc.option(fc.nat()),
  )
  .map(([text, changes, cut]) => {
    let changed = text;
    for (const [place, length, piece] of changes) {
      const at = place % (changed.length + 1);
      changed = changed.slice(0, at) + piece + changed.slice(at + length);
    }
    return cut === null ? changed : changed.slice(0, cut % (changed.length + 1));
  });

/** Any text at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  anyPieces,
  anyMutation,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder().decode(bytes)),
);
