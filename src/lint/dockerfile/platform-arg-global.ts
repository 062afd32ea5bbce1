import { AUTOMATIC_ARG } from '../mentions.ts';
import type { DockerfileRule } from '../rule.ts';
import { dropUselessGlobals, isUselessGlobal } from './fixes/drop-global-arg.ts';

export const platformArgGlobal: DockerfileRule = {
  id: 'platform-arg-global',
  language: 'dockerfile',
  mentions: AUTOMATIC_ARG,
  severity: 'information',
  summary: 'A platform ARG before the first FROM has no effect',
  docs: {
    why: 'BuildKit knows the platform variables in every `FROM` without an `ARG`, and an `ARG` before the first `FROM` does not reach the stages. So the line does nothing; it only suggests that the stages below need no `ARG` of their own.',
    wrong:
      'ARG TARGETARCH\nFROM golang:1.24 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app',
    right: 'FROM golang:1.24 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app',
    silent:
      'When no stage declares the name: then it is either used in `FROM` only, which harms nobody, or `platform-arg-undeclared` reports the stage. An ARG with a value is the matter of `platform-arg-default`.',
    source: 'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
  },
  *check(file) {
    for (const global of file.globals) {
      if (global.kind !== 'arg') continue;
      for (const variable of global.variables) {
        if (!isUselessGlobal(variable)) continue;
        const again = file.stages
          .flatMap(({ bindings }) => bindings.get(variable.name) ?? [])
          .find(({ instruction }) => instruction.kind === 'arg');
        if (again === undefined) continue;
        yield {
          message: `This \`ARG ${variable.name}\` has no effect: FROM knows \`${variable.name}\` without it, and the stages that use it declare it themselves. Remove it.`,
          span: variable.span,
          related: [{ message: 'A stage declares it here', span: again.variable.span }],
          fixes: [
            {
              title: 'Remove the platform ARGs without effect',
              preferred: true,
              edits: dropUselessGlobals(file, global),
            },
          ],
        };
      }
    }
  },
};
