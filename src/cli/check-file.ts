import { parseDockerfile } from '../dockerfile/parse.ts';
import { NO_FACTS } from '../facts/facts.ts';
import { lintConfig } from '../lint/config-invalid.ts';
import type { RuleFinding } from '../lint/finding.ts';
import { fixAll } from '../lint/fix-all.ts';
import { lintDockerfile } from '../lint/lint-dockerfile.ts';
import type { Platform } from '../platform/platform.ts';
import type { Language } from '../project/languages.ts';
import { chooseTargets } from '../project/targets.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { pathFrom, shownPath } from './paths.ts';
import { encodeText, readText } from './read-text.ts';
import type { CheckedFile, ReadError } from './report.ts';
import { writeFailure } from './read-failure.ts';
import type { FoundFile } from './walk.ts';

export interface CheckDeps {
  readonly fs: FileSystem;
  readonly cwd: string;
  /** `--platform`. */
  readonly platforms: readonly Platform[] | undefined;
  /** What the repository at `root` builds for, as far as its pipeline says. */
  readonly buildPlatforms: (root: string) => readonly Platform[] | undefined;
  readonly fix: boolean;
}

interface Checked {
  readonly checked?: CheckedFile;
  readonly error?: ReadError;
}

/** Reads, checks and, where asked, mends one file. Never rejects: a rule that fails must not hide other files' findings. */
export async function checkFile(found: FoundFile, deps: CheckDeps): Promise<Checked> {
  const file = shownPath(deps.cwd, found.path);
  try {
    return await readAndCheck(found, file, deps);
  } catch (error) {
    const reason = `${file} could not be checked through a fault of multiarch; please report it: ${faultOf(error)}`;
    return { error: { file, reason } };
  }
}

/** What went wrong and where, in one line. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const where = /^\s*(at .*)$/m.exec(error.stack ?? '')?.[1] ?? '';
  return `${error.name}: ${error.message} ${where}`.trimEnd();
}

async function readAndCheck(found: FoundFile, file: string, deps: CheckDeps): Promise<Checked> {
  const { fs, fix } = deps;
  const read = await readText(fs, found.path, file);
  if (read.kind === 'unreadable') return { error: { file, reason: read.reason } };
  const language = found.language ?? (looksLikeDockerfile(read.text) ? 'dockerfile' : undefined);
  if (language === undefined) {
    const reason = `${file} is no Dockerfile: it does not begin with FROM or ARG. Leave it out, or name a folder.`;
    return { error: { file, reason } };
  }
  const path = pathFrom(found.scope.root, found.path);
  const lint = (text: string): readonly RuleFinding[] => lintText(text, language, path, found, deps);
  const unchanged: CheckedFile = { file, path, text: read.text, findings: lint(read.text), mended: 0 };
  if (!fix) return { checked: unchanged };
  const { text, mended } = fixAll(read.text, lint);
  if (text === read.text) return { checked: unchanged };
  const failure = await replaceFile(fs, found.path, read.bytes, encodeText(text, read.mark));
  if (failure !== undefined) {
    return { checked: unchanged, error: { file, reason: writeFailure(failure, file) } };
  }
  return { checked: { file, path, text, findings: lint(text), mended } };
}

function lintText(
  text: string,
  language: Language,
  path: string,
  found: FoundFile,
  deps: CheckDeps,
): readonly RuleFinding[] {
  if (language === 'config') return lintConfig(text);
  const { root, config } = found.scope;
  const { platforms: targets } = chooseTargets({
    commandLine: deps.platforms,
    config: config.config.platforms,
    build: deps.buildPlatforms(root),
  });
  return lintDockerfile(parseDockerfile(text), { path, targets, facts: NO_FACTS }, config.config.rules)
    .findings;
}

/** A file of any name that was named: its first instruction tells. */
function looksLikeDockerfile(text: string): boolean {
  const keyword = parseDockerfile(text).instructions[0]?.keyword;
  return keyword === 'FROM' || keyword === 'ARG';
}

/** @returns why it failed: the code of Node's error, or `changed` when somebody else wrote the file meanwhile */
async function replaceFile(
  fs: FileSystem,
  path: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<string | undefined> {
  try {
    // A link stays one: what it leads to is written.
    const real = await fs.realPath(path);
    if (Buffer.compare(await fs.read(real), before) !== 0) return 'changed';
    await fs.replace(real, after);
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
}
