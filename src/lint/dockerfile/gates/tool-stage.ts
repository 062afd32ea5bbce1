import type { Stage } from '../../../dockerfile/model.ts';

/** What stages and files that check or generate something are called; `dev` and `builder` are not among them. */
const TOOLS = new Set(
  (
    'lint linter linting validate validator verify check checks fmt format formatter shfmt shellcheck golangci hadolint ' +
    'test tests testing unit integration e2e bench benchmark coverage cov docs doc docsgen mdbook update vendor vendored vendoring ' +
    'generate generated generator gen codegen proto protobuf protoc debug'
  ).split(' '),
);

/** Whether a stage's name says that it is run for its own sake: it lints, tests, generates; its image is not shipped. */
export function isToolStage(stage: Stage): boolean {
  return stage.name !== undefined && hasToolWord(stage.name);
}

/** Whether the file's own name says so: `lint.Dockerfile`, `Dockerfile.test`. */
export function isToolFile(path: string): boolean {
  return hasToolWord(path.slice(path.lastIndexOf('/') + 1));
}

function hasToolWord(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[-_.]/)
    .some((part) => TOOLS.has(part));
}
