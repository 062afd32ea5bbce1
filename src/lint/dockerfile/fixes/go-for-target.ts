import { declareArgs } from '../../../dockerfile/declare-args.ts';
import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { bindingOf } from '../../../dockerfile/scope.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Command } from '../../../shell/model.ts';
import { sliceSpan } from '../../../text/span.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Fix } from '../../finding.ts';

/**
 * Lets `go build` compile for the target. Preferred where cgo is off anyway, for cross compiling switches it off and a
 * program that needs it would not link. Undefined for `go install`, which puts the results of cross compiling elsewhere.
 */
export function goForTarget(
  file: Dockerfile,
  stage: Stage,
  commands: readonly Command[],
  targets: readonly Platform[],
): Fix | undefined {
  // GOARM is 7 by default, so only older machines need it.
  const needsArm = targets.some(({ architecture, variant }) => architecture === 'arm' && variant !== 'v7');
  const names = ['TARGETOS', 'TARGETARCH', ...(needsArm ? ['TARGETVARIANT'] : [])];
  const used = new Set<string>();
  let pure = true;
  const edits: TextEdit[] = [];
  for (const command of commands) {
    const [go, sub] = command.words;
    if (go === undefined || sub?.value !== 'build' || command.name !== 'go') return undefined;
    const before = sliceSpan(file.text, { start: command.span.start, end: go.span.start });
    const set = new Set(command.assignments.map(({ name }) => name));
    // Behind `sudo` or `time` an assignment would be something else.
    const rest = command.assignments.reduce(
      (text, { span }) => text.replace(sliceSpan(file.text, span), ''),
      before,
    );
    const plain = rest.replace(/^[ \t]*#.*$/gm, '');
    if (!/^(?:[ \t\r\n\\`]|env\b)*$/.test(plain) || go.text !== 'go') return undefined;
    const hasSystem = set.has('GOOS') || bindingOf(file, stage, command.span.start, 'GOOS') !== undefined;
    const settings = [
      ...(hasSystem ? [] : ['GOOS=$TARGETOS']),
      'GOARCH=$TARGETARCH',
      ...(needsArm ? ['GOARM=${TARGETVARIANT#v}'] : []),
    ];
    if (!hasSystem) used.add('TARGETOS');
    const cgo =
      command.assignments.find(({ name }) => name === 'CGO_ENABLED')?.value?.value ??
      bindingOf(file, stage, command.span.start, 'CGO_ENABLED')?.variable.value?.value;
    pure &&= cgo === '0';
    edits.push({ span: { start: go.span.start, end: go.span.start }, newText: `${settings.join(' ')} ` });
  }
  const wanted = names.filter((name) => name !== 'TARGETOS' || used.has(name));
  const declared = declareArgs(file, stage, wanted, Math.min(...commands.map(({ span }) => span.start)));
  return {
    title: 'Compile for the target with GOARCH=$TARGETARCH',
    preferred: pure,
    edits: [...(declared === undefined ? [] : [declared]), ...edits],
  };
}
