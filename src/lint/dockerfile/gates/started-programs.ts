import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { ancestry } from '../../../dockerfile/stages.ts';
import { withDescendants } from './stage-flow.ts';

/** What ENTRYPOINT and CMD of a stage, or of one built FROM it, start: the first word of each. */
export function startedPrograms(file: Dockerfile, stage: Stage): string[] {
  return withDescendants(file, stage)
    .flatMap(({ instructions }) => instructions)
    .flatMap((instruction) => {
      if (instruction.kind !== 'other' || !/^(?:ENTRYPOINT|CMD)$/.test(instruction.keyword)) return [];
      const [first] = instruction.words;
      return first === undefined
        ? []
        : [(first.value ?? first.text).replace(/^exec\s+/, '').split(/\s/)[0] ?? ''];
    });
}

/** Whether a stage is for Node programs: by its base image or by what it starts. */
export function runsNode(file: Dockerfile, stage: Stage): boolean {
  const images = ancestry(file, stage).map(({ from }) => from.image?.text ?? '');
  const starts = withDescendants(file, stage)
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  return (
    images.some((image) => /(?:^|[/-])(?:node|nodejs|bun|deno)(?:\d*|-[^/]*)(?:[:@]|$)/i.test(image)) ||
    starts.some(({ args }) =>
      /(?:^|["'\s/])(?:node|npm|npx|yarn|pnpm|bun|pm2|next|nest|tsx)(?=["'\s]|$)/.test(args.text),
    )
  );
}
