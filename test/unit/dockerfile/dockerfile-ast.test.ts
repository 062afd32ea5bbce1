import { basename } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { LineIndex } from '../../../src/text/line-index.ts';
import { fixtureTexts } from './any-dockerfile.ts';

/*
 * Where instructions begin and end, compared with the parser of rcjsuen's Dockerfile language server.
 */
const DIFFERENT: ReadonlyMap<string, string> = new Map([
  ['continuation-blanks', 'BuildKit continues no line at an escaped escape character; the peer does'],
  [
    'directive-unknown',
    'an unknown directive ends the directives (DirectiveParser.ParseLine); the peer reads on',
  ],
  ['directives-indented', 'BuildKit removes blanks before a directive and all carriage returns behind it'],
  ['heredocs', 'a file descriptor may stand before a heredoc mark: `3<<EOF`'],
  [
    'odd-blanks',
    'a lone carriage return ends no line; blanks outside of ASCII end a keyword here, to be tolerant',
  ],
  ['windows-by-name', 'the peer counts the line end behind an escape character in the last line'],
]);

interface Bounds {
  readonly keyword: string;
  readonly from: string;
  readonly to: string;
}

function ours(text: string): Bounds[] {
  const lines = new LineIndex(text);
  const at = (offset: number): string => {
    const { line, column } = lines.position(offset);
    return `${line + 1}:${column + 1}`;
  };
  return parseDockerfile(text).instructions.map(({ keyword, onbuild, span }) => ({
    keyword: onbuild ? 'ONBUILD' : keyword,
    from: at(span.start),
    to: at(span.end),
  }));
}

function theirs(text: string): Bounds[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const { start, end } = instruction.getRange();
      return {
        keyword: instruction.getKeyword(),
        from: `${start.line + 1}:${start.character + 1}`,
        to: `${end.line + 1}:${end.character + 1}`,
      };
    });
}

describe.each([...fixtureTexts()])('%s', (name, text) => {
  test('has the instructions that dockerfile-ast finds', () => {
    const known = DIFFERENT.get(basename(name, '.Dockerfile'));
    if (known === undefined) expect(ours(text)).toEqual(theirs(text));
    else expect(ours(text), `no longer different: ${known}`).not.toEqual(theirs(text));
  });
});
