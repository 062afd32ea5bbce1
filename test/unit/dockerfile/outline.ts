import { wordTemplate } from '../../../src/shell/queries.ts';
import type { Part, Word } from '../../../src/shell/model.ts';
import type { Dockerfile, Flag, Instruction, Variable } from '../../../src/dockerfile/model.ts';
import { LineIndex } from '../../../src/text/line-index.ts';
import { sliceSpan, type Span } from '../../../src/text/span.ts';

/** A Dockerfile's model as lines that a reader can check against the source: places are `line:column`, from 1. */
export function outline(file: Dockerfile): string {
  const lines = new LineIndex(file.text);
  const at = (offset: number): string => {
    const { line, column } = lines.position(offset);
    return `${line + 1}:${column + 1}`;
  };
  const place = (span: Span): string => `${at(span.start)}-${at(span.end)}`;
  const source = (span: Span): string => JSON.stringify(sliceSpan(file.text, span));

  const part = (one: Part): string => {
    if (one.kind !== 'variable')
      return one.kind === 'literal' ? `'${one.value}'` : `${one.kind}(${one.text})`;
    return `\${${one.name}${one.operator ?? ''}${one.operand === undefined ? '' : word(one.operand)}}`;
  };
  const word = ({ value, parts }: Word): string =>
    value !== undefined ? JSON.stringify(value) : `[${parts.map(part).join(' ')}]`;
  const placed = (one: Word): string => `${word(one)} ${place(one.span)}`;
  const flag = ({ name, value, span }: Flag): string =>
    `  flag ${name}${value === undefined ? '' : ` = ${word(value)}`} ${place(span)}`;
  const variable = ({ name, value, span }: Variable): string =>
    `  variable ${name}${value === undefined ? '' : ` = ${placed(value)}`} in ${place(span)}`;

  const details = (one: Instruction): string[] => {
    switch (one.kind) {
      case 'from':
        return [
          `  image ${one.image === undefined ? 'none' : placed(one.image)}`,
          ...(one.as === undefined ? [] : [`  as ${placed(one.as)}`]),
        ];
      case 'arg':
      case 'env':
        return one.variables.map(variable);
      case 'run':
        return [
          ...one.words.map((each) => `  word ${placed(each)}`),
          ...one
            .scripts()
            .flatMap((script) => [
              `  script ${place(script.span)}${script.complete ? '' : ' incomplete'}`,
              ...script.commands.map(
                (command) =>
                  `    ${place(command.span)} ${[
                    ...command.assignments.map(
                      ({ name, value }) => `${name}:=${value ? wordTemplate(value) : '()'}`,
                    ),
                    ...command.words.map((each) => `<${wordTemplate(each)}>`),
                  ].join(' ')}`,
              ),
            ]),
        ];
      case 'copy':
        return [
          ...one.sources.map((each) => `  source ${placed(each)}`),
          `  destination ${one.destination === undefined ? 'none' : placed(one.destination)}`,
        ];
      case 'other':
        return one.words.map((each) => `  word ${placed(each)}`);
    }
  };
  const instruction = (one: Instruction): string[] => [
    [
      place(one.span),
      one.onbuild ? `ONBUILD ${one.keyword}` : one.keyword,
      ...('form' in one ? [one.form] : []),
      ...(one.stage === undefined ? [] : [`stage ${one.stage}`]),
    ].join(' '),
    ...one.flags.map(flag),
    ...details(one),
    ...one.heredocs.map(
      ({ name, quoted, body }) =>
        `  heredoc ${name}${quoted ? ' quoted' : ''} ${place(body)} ${source(body)}`,
    ),
  ];
  return [
    `escape ${file.escape}`,
    ...file.directives.map(
      ({ name, value, span }) => `${place(span)} directive ${name} = ${JSON.stringify(value)}`,
    ),
    ...file.comments.map((span) => `${place(span)} comment ${source(span)}`),
    ...file.instructions.flatMap(instruction),
    ...file.stages.map(({ index, name }) => `stage ${index} ${name ?? '-'}`),
    '',
  ].join('\n');
}
