import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { nameIn } from '../../../platform/architectures.ts';
import { automaticValues } from '../../../platform/automatic-args.ts';
import type { Platform } from '../../../platform/platform.ts';
import { tailOf } from '../../../shell/make-word.ts';
import type { Command, Script, Word } from '../../../shell/model.ts';
import { assignedNames } from '../../../shell/queries.ts';
import type { Finding } from '../../finding.ts';
import { platformList } from '../../platform-list.ts';

const OPTION = /^(?:-r|--runtime)$/;
const ATTACHED = /^(?:(?:-r|--runtime)[=:]|[-/]{1,2}p:RuntimeIdentifier=)/i;

/**
 * .NET runtime identifiers made from `$TARGETARCH`: `linux-amd64` does not exist, it is `linux-x64`. `-a` takes the name
 * that BuildKit gives.
 * @see https://learn.microsoft.com/dotnet/core/rid-catalog
 */
export function* runtimeIdFindings(
  file: Dockerfile,
  stage: Stage,
  targets: readonly Platform[],
): Generator<Finding> {
  const harmed = targets.filter(
    (target) => nameIn('dotnet', target) !== automaticValues(target, target).TARGETARCH,
  );
  if (harmed.length === 0) return;
  for (const instruction of stage.instructions) {
    if (instruction.kind !== 'run' || instruction.onbuild) continue;
    for (const script of instruction.scripts()) {
      for (const { id, option } of runtimeIds(script)) {
        const [example = { architecture: 'amd64' }] = harmed;
        const prefix = id.parts[0]?.kind === 'literal' ? id.parts[0].value : 'linux-';
        const wrong = `${prefix}${example.architecture}`;
        yield {
          message: `\`${id.text}\` is \`${wrong}\` for ${platformList(harmed)}, which is no .NET runtime identifier: there it is \`${prefix}x64\`. Give \`-a $TARGETARCH\` instead of the runtime, which takes BuildKit's names.`,
          span: id.span,
          ...(option === undefined || prefix !== 'linux-'
            ? {}
            : {
                fixes: [
                  {
                    title: 'Give -a $TARGETARCH',
                    edits: [
                      { span: { start: option.span.start, end: id.span.end }, newText: '-a $TARGETARCH' },
                    ],
                  },
                ],
              }),
        };
      }
    }
  }
}

interface RuntimeId {
  readonly id: Word;
  /** `-r`, where it is a word of its own. */
  readonly option: Word | undefined;
}

function runtimeIds(script: Script): RuntimeId[] {
  if (assignedNames(script).has('TARGETARCH')) return [];
  return script.commands.filter(({ name }) => name === 'dotnet').flatMap(inCommand);
}

function inCommand({ words }: Command): RuntimeId[] {
  return words.flatMap((word, index) => {
    const option = words[index - 1];
    const attached = ATTACHED.exec(word.text)?.[0].length;
    const id = attached === undefined ? word : tailOf(word, attached);
    const isOption = option !== undefined && OPTION.test(option.value ?? '');
    if (id === undefined || (attached === undefined && !isOption) || !isLinuxTargetarch(id)) return [];
    return [{ id, option: attached === undefined ? option : undefined }];
  });
}

/** `linux-$TARGETARCH`, `linux-musl-${TARGETARCH}`. */
function isLinuxTargetarch({ parts: [prefix, variable, ...more] }: Word): boolean {
  return (
    prefix?.kind === 'literal' &&
    /^linux-(?:[a-z]+-)?$/.test(prefix.value) &&
    variable?.kind === 'variable' &&
    variable.name === 'TARGETARCH' &&
    variable.operator === undefined &&
    more.length === 0
  );
}
