import { declareArgs } from '../../../dockerfile/declare-args.ts';
import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import { nameIn } from '../../../platform/architectures.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Script, Word } from '../../../shell/model.ts';
import type { Finding } from '../../finding.ts';
import { platformList } from '../../platform-list.ts';
import { archSubject } from './arch-subject.ts';

/** GOARCH set to something that is no GOARCH on some target: `$(basename $TARGETPLATFORM)`, `$(uname -m)`. */
export function* goarchFindings(
  file: Dockerfile,
  stage: Stage,
  targets: readonly Platform[],
): Generator<Finding> {
  for (const instruction of stage.instructions) {
    if (instruction.onbuild) continue;
    for (const { value, script } of goarchValues(instruction)) {
      const subject = archSubject({ file, stage, script }, value);
      if (subject === undefined) continue;
      const harmed = targets.filter(
        (target) => !subject.says(target).includes(nameIn('goarch', target) ?? ''),
      );
      const [example] = harmed;
      if (example === undefined) continue;
      const said = subject.says(example)[0] ?? '';
      const declare = declareArgs(file, stage, ['TARGETARCH'], instruction.span.start);
      yield {
        message: `\`${subject.label}\` is \`${said}\` on ${platformList([example])}, which is no GOARCH, so builds for ${platformList(harmed)} fail. Write \`GOARCH=$TARGETARCH\`.`,
        span: value.span,
        fixes: [
          {
            title: 'Write $TARGETARCH',
            preferred: true,
            edits: [
              ...(declare === undefined ? [] : [declare]),
              { span: value.span, newText: '$TARGETARCH' },
            ],
          },
        ],
      };
    }
  }
}

interface GoarchValue {
  readonly value: Word;
  readonly script: Script | undefined;
}

/** The values that an instruction gives GOARCH; none where it gives it several: the first may be changed then. */
function goarchValues(instruction: Instruction): GoarchValue[] {
  if (instruction.kind === 'arg' || instruction.kind === 'env') {
    return instruction.variables.flatMap(({ name, value }) =>
      name === 'GOARCH' && value !== undefined ? [{ value, script: undefined }] : [],
    );
  }
  if (instruction.kind !== 'run') return [];
  return instruction.scripts().flatMap((script) => {
    const set = script.commands.flatMap(({ assignments }) =>
      assignments.filter(({ name }) => name === 'GOARCH'),
    );
    const value = set.length === 1 ? set[0]?.value : undefined;
    return value === undefined ? [] : [{ value, script }];
  });
}
