import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { validate } from 'dockerfile-utils';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { NO_FACTS } from '../../src/facts/facts.ts';
import { lintDockerfile } from '../../src/lint/lint-dockerfile.ts';
import { languageOfName } from '../../src/project/languages.ts';
import { DEFAULT_TARGETS } from '../../src/project/targets.ts';
import { generateDockerfile } from './generate-dockerfile.ts';
import { median, timed } from './measure.ts';

/** Passes before measuring starts, so that the code is compiled. */
const WARM_UP = 20;

interface Input {
  readonly path: string;
  readonly text: string;
}

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, passes: { type: 'string', default: '30' } },
});
const passes = Number(values.passes);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Every Dockerfile below a folder. */
function dockerfilesIn(folder: string): Input[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && languageOfName(entry.name) === 'dockerfile')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: path.slice(folder.length + 1), text: readFileSync(path, 'utf8') }));
}

function lint({ path, text }: Input): number {
  const context = { path, targets: DEFAULT_TARGETS, facts: NO_FACTS };
  return lintDockerfile(parseDockerfile(text), context, {}).findings.length;
}

function peer({ text }: Input): number {
  return validate(text, {}).length;
}

/** Both over all inputs, turn by turn, so that what else the machine does meets both. */
function compare(inputs: readonly Input[]): { readonly ours: number; readonly theirs: number } {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let pass = 0; pass < WARM_UP + passes; pass++) {
    const a = timed(() => inputs.forEach(lint));
    const b = timed(() => inputs.forEach(peer));
    if (pass < WARM_UP) continue;
    ours.push(a);
    theirs.push(b);
  }
  return { ours: median(ours), theirs: median(theirs) };
}

const candidates = [values.corpus, '../shared/corpus/dockerfile', 'test/fixtures'];
const corpus = candidates.find((folder) => folder !== undefined && existsSync(folder));
if (corpus === undefined || (values.corpus !== undefined && corpus !== values.corpus)) {
  process.stderr.write(`bench: ${values.corpus ?? 'The corpus'} is missing.\n`);
  process.exitCode = 2;
} else {
  const machine = cpus();
  print(`machine: ${machine[0]?.model ?? 'unknown'}, ${machine.length} cores, Node ${process.versions.node}`);
  const inputs = dockerfilesIn(corpus);
  const kilobytes = inputs.reduce((sum, { text }) => sum + text.length, 0) / 1024;
  print(
    `${inputs.length} Dockerfiles of ${corpus}, ${kilobytes.toFixed(0)} KiB; median of ${passes} passes after ${WARM_UP}`,
  );
  const { ours, theirs } = compare(inputs);
  print(`  parse and all rules         ${ours.toFixed(2)} ms`);
  print(`  dockerfile-utils validate   ${theirs.toFixed(2)} ms`);
  print(`  ratio                       ${(ours / theirs).toFixed(2)}`);

  const generated = { path: 'Dockerfile', text: generateDockerfile(200) };
  const found = lint(generated);
  for (let round = 0; round < WARM_UP * 5; round++) lint(generated);
  const times = Array.from({ length: passes * 5 }, () => timed(() => lint(generated)));
  print(`a Dockerfile of 200 lines with ${found} findings; median of ${times.length} after ${WARM_UP * 5}`);
  print(`  parse and all rules         ${median(times).toFixed(2)} ms`);
}
