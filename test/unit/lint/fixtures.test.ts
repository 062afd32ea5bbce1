import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { NO_FACTS } from '../../../src/facts/facts.ts';
import { DOCKERFILE_RULES } from '../../../src/lint/catalogue.ts';
import type { RuleFinding } from '../../../src/lint/finding.ts';
import { lintDockerfile } from '../../../src/lint/lint-dockerfile.ts';
import { parsePlatform } from '../../../src/platform/parse.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { applyEdits, type TextEdit } from '../../../src/text/edit.ts';
import { LineIndex } from '../../../src/text/line-index.ts';

/*
 * A case is files, not code, in test/fixtures/lint/dockerfile/RULE/:
 *   CASE.Dockerfile            the input
 *   CASE.Dockerfile.findings   one line each: line:column-line:column severity rule: message (no file: nothing is found)
 *   CASE.Dockerfile.fixed      the text after all preferred fixes (no file: no finding has one)
 *   CASE.json                  optional: {"path": "arm64/Dockerfile", "targets": ["linux/amd64", ...]}
 * All rules run on every case, so a finding that nobody expected fails, whichever rule made it.
 * UPDATE=1 writes the golden files; read the difference before you commit it.
 */
const ROOT = join(import.meta.dirname, '../../fixtures/lint/dockerfile');
const DEFAULT_TARGETS = ['linux/amd64', 'linux/arm64', 'linux/arm/v7'];
const update = process.env['UPDATE'] === '1';

interface Case {
  readonly input: string;
  readonly path: string;
  readonly targets: readonly Platform[];
}

function readCase(folder: string, name: string): Case {
  const options = join(folder, `${name}.json`);
  const { path = 'Dockerfile', targets = DEFAULT_TARGETS } = existsSync(options)
    ? (JSON.parse(readFileSync(options, 'utf8')) as { path?: string; targets?: string[] })
    : {};
  return { input: join(folder, `${name}.Dockerfile`), path, targets: targets.map(platform) };
}

function platform(text: string): Platform {
  const parsed = parsePlatform(text);
  if (parsed.kind !== 'platform') throw new Error(`${text} is no platform`);
  return parsed.platform;
}

function lint(text: string, { path, targets }: Case): readonly RuleFinding[] {
  return lintDockerfile(parseDockerfile(text), { path, targets, facts: NO_FACTS }, {}).findings;
}

function describeFindings(text: string, findings: readonly RuleFinding[]): string {
  const lines = new LineIndex(text);
  const place = (offset: number): string => {
    const { line, column } = lines.position(offset);
    return `${line + 1}:${column + 1}`;
  };
  return findings
    .map(({ span, severity, rule, message }) => {
      return `${place(span.start)}-${place(span.end)} ${severity} ${rule}: ${message}\n`;
    })
    .join('');
}

/** Preferred fixes in document order, each edit once, a fix that would touch another one's text left out. */
function preferredEdits(findings: readonly RuleFinding[]): TextEdit[] {
  const edits = new Map<string, TextEdit>();
  for (const finding of findings) {
    for (const fix of finding.fixes ?? []) {
      if (fix.preferred !== true) continue;
      for (const edit of fix.edits) edits.set(JSON.stringify(edit), edit);
    }
  }
  return [...edits.values()];
}

function golden(file: string, actual: string | undefined): void {
  if (update) {
    if (actual === undefined) rmSync(file, { force: true });
    else writeFileSync(file, actual);
    return;
  }
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  expect(actual, `${basename(file)} (UPDATE=1 rewrites it)`).toBe(expected);
}

describe.each(readdirSync(ROOT))('%s', (rule) => {
  const folder = join(ROOT, rule);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.Dockerfile'))
    .map((file) => file.slice(0, -'.Dockerfile'.length));

  test.each(names)('%s', (name) => {
    const one = readCase(folder, name);
    const text = readFileSync(one.input, 'utf8');
    const findings = lint(text, one);
    golden(`${one.input}.findings`, findings.length === 0 ? undefined : describeFindings(text, findings));

    const edits = preferredEdits(findings);
    const fixed = edits.length === 0 ? undefined : applyEdits(text, edits);
    golden(`${one.input}.fixed`, fixed);
    if (fixed === undefined) return;
    const mended = new Set(
      findings
        .filter(({ fixes }) => fixes?.some(({ preferred }) => preferred))
        .map((finding) => finding.rule),
    );
    const unmended = new Set(
      findings
        .filter(({ fixes }) => !fixes?.some(({ preferred }) => preferred))
        .map((finding) => finding.rule),
    );
    const again = lint(fixed, one).map((finding) => finding.rule);
    expect(again.filter((id) => mended.has(id) && !unmended.has(id))).toEqual([]);
  });

  test('every single fix silences its finding and re-parses', () => {
    for (const name of names) {
      const one = readCase(folder, name);
      const text = readFileSync(one.input, 'utf8');
      const before = lint(text, one);
      for (const finding of before) {
        for (const fix of finding.fixes ?? []) {
          const after = lint(applyEdits(text, fix.edits), one);
          const count = (findings: readonly RuleFinding[]): number =>
            findings.filter((other) => other.rule === finding.rule).length;
          expect(count(after), `${name}: "${fix.title}"`).toBeLessThan(count(before));
        }
      }
    }
  });
});

test('every rule has a case that fires and one that does not', () => {
  for (const { id } of DOCKERFILE_RULES) {
    const folder = join(ROOT, id);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    const inputs = files.filter((file) => file.endsWith('.Dockerfile'));
    const fires = (input: string): boolean => {
      const goldenFile = join(folder, `${input}.findings`);
      return existsSync(goldenFile) && readFileSync(goldenFile, 'utf8').includes(` ${id}: `);
    };
    expect(inputs.some(fires), `${id} has a firing case`).toBe(true);
    expect(
      inputs.some((input) => !fires(input)),
      `${id} has a silent case`,
    ).toBe(true);
  }
});
