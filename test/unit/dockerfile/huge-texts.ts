/** Texts that are far larger or deeper than any person writes, by what they consist of. */
export const HUGE_TEXTS: Readonly<Record<string, () => string>> = {
  'one line of a megabyte': () => `FROM alpine\nRUN echo ${'x'.repeat(1 << 20)}`,
  'a megabyte of words': () => `FROM alpine\nRUN echo ${'amd64 '.repeat(175_000)}`,
  'a megabyte of a URL': () => `FROM alpine\nRUN curl https://e.com/${'linux-amd64/'.repeat(87_000)}`,
  'a megabyte of a library path': () => `FROM alpine\nENV A=${'/usr/lib/x86_64-linux-gnu'.repeat(42_000)}`,
  'a megabyte of blanks': () => `FROM alpine\nRUN a${' '.repeat(1 << 20)}b\nENV A${'\t'.repeat(1 << 20)}b`,
  'a megabyte of escape characters': () => `FROM alpine\nRUN ${'\\'.repeat(1 << 20)}`,
  'a megabyte of quotes': () => `FROM alpine\nENV A=${`"'`.repeat(1 << 19)}`,
  'a megabyte of dollars': () => `FROM ${'$'.repeat(1 << 20)}`,
  'an unfinished JSON of a megabyte': () => `FROM alpine\nCMD [${'"a", '.repeat(200_000)}`,
  '50,000 instructions': () => `FROM alpine\n${'RUN echo hi $X\n'.repeat(50_000)}`,
  '50,000 downloads': () => `FROM alpine\n${'RUN curl -O https://e.com/a-linux-amd64.tgz\n'.repeat(50_000)}`,
  '50,000 builds': () => `FROM golang\n${'RUN GOARCH=amd64 go build\n'.repeat(50_000)}`,
  '50,000 packages': () => `FROM debian\n${'RUN apt-get install a:amd64\n'.repeat(50_000)}`,
  '50,000 copies': () => `FROM alpine AS a\n${'COPY --from=a bin/linux-amd64/a /b\n'.repeat(50_000)}`,
  '50,000 context copies': () =>
    `FROM alpine\n${'COPY bin/linux-amd64/a qemu-arm-static /b/\n'.repeat(50_000)}`,
  '50,000 values of one name': () => `FROM alpine\n${'ENV A=$A:b\n'.repeat(50_000)}RUN echo $A`,
  '20,000 values of one name, each used': () =>
    `FROM alpine\n${'ENV A=$A:b\nRUN curl $A/amd64\n'.repeat(20_000)}`,
  '50,000 global values of one name': () => `${'ARG A=$A-b\n'.repeat(50_000)}FROM $A`,
  '50,000 names': () =>
    `FROM alpine\n${Array.from({ length: 50_000 }, (_, n) => `ARG A${n}=$A${n - 1}`).join('\n')}`,
  '100,000 comments': () => `# a\n${'# multiarch-ignore arch-path: a\n'.repeat(100_000)}FROM alpine`,
  '20,000 used suppressions': () =>
    `FROM debian\n${'# multiarch-ignore arch-package: a\nRUN apt-get install a:amd64\n'.repeat(20_000)}`,
  '20,000 suppressions for the file': () =>
    `${'# multiarch-ignore-file arch-package: a\n'.repeat(20_000)}FROM debian\n${'RUN apt-get install a:amd64\n'.repeat(2_000)}`,
  '100,000 directives': () => `${'# syntax=docker/dockerfile:1\n'.repeat(100_000)}FROM alpine`,
  '100,000 continued lines': () => `FROM alpine\nRUN a ${'\\\n  && b '.repeat(100_000)}`,
  '100,000 comments in one instruction': () => `FROM alpine\nRUN a \\\n${'  # amd64\n'.repeat(100_000)}  b`,
  '100,000 continued variables': () => `FROM alpine\nENV ${'A=amd64 \\\n  '.repeat(100_000)}`,
  '20,000 heredocs': () => `FROM alpine\n${'RUN <<EOF\necho a\nEOF\n'.repeat(20_000)}`,
  '20,000 heredocs of one instruction': () =>
    `FROM alpine\nRUN cat ${'<<A '.repeat(20_000)}\n${'A\n'.repeat(20_000)}`,
  '20,000 unfinished heredocs': () => `FROM alpine\n${'COPY <<A <<B /c\n'.repeat(20_000)}`,
  'deep defaults': () => `ARG A=${'${a:-'.repeat(100_000)}\nFROM $A`,
  'deep closed defaults': () => `FROM ${'${a:-'.repeat(50_000)}b${'}'.repeat(50_000)}`,
  'deep substitutions': () => `FROM alpine\nRUN echo ${'$('.repeat(20_000)}`,
  'deep conditions': () => `FROM alpine\nRUN ${'if a; then '.repeat(20_000)}`,
  'deep quoted scripts': () => `FROM alpine\nRUN ${'sh -c "'.repeat(20_000)}`,
  '25,000 stages': () => Array.from({ length: 25_000 }, (_, n) => `FROM a AS s${n}`).join('\n'),
  '25,000 stages in a chain': () =>
    `FROM a AS s0\n${Array.from({ length: 25_000 }, (_, n) => `FROM s${n} AS s${n + 1}\nRUN GOARCH=amd64 go build`).join('\n')}`,
  '25,000 stages chosen by a variable': () =>
    Array.from({ length: 25_000 }, (_, n) => `FROM s-\${TARGETARCH} AS s-${n}\nRUN echo $TARGETARCH`).join(
      '\n',
    ),
  '25,000 stages, each copied from': () =>
    Array.from(
      { length: 25_000 },
      (_, n) => `FROM a AS s${n}\nCOPY --from=s${n - 1} /usr/lib/x86_64-linux-gnu/a /b`,
    ).join('\n'),
  ...commandShapes({
    'downloads to one place': 'curl -o /x https://x.example/tool-linux-amd64',
    'downloads through a variable': 'ARCH=amd64 && curl https://x.example/$ARCH/tool',
    'downloads chosen by a filter': 'curl https://x.example/list | grep linux-amd64 | xargs wget',
    'GOARM assignments': 'GOARM=$TARGETVARIANT go build -o /x .',
    'chains of if': 'if [ "$TARGETARCH" = amd64 ]; then A=1; elif [ "$TARGETARCH" = arm64 ]; then A=2; fi',
  }),
};

/** Each command 8,000 times: as instructions of their own, and in one. */
function commandShapes(commands: Readonly<Record<string, string>>): Record<string, () => string> {
  const head = 'FROM --platform=$BUILDPLATFORM golang AS build\nARG TARGETARCH\n';
  const tail = '\nFROM alpine\nCOPY --from=build /x /x\n';
  const shapes: Record<string, () => string> = {};
  for (const [name, command] of Object.entries(commands)) {
    const all = (separator: string): string => Array<string>(8_000).fill(command).join(separator);
    shapes[`${name}, one RUN each`] = () => `${head}RUN ${all('\nRUN ')}${tail}`;
    shapes[`${name}, in one RUN`] = () => `${head}RUN ${all(' && ')}${tail}`;
  }
  return shapes;
}
