import { expect, test } from 'vitest';
import { DOCKERFILE_RULES } from '../../../src/lint/catalogue.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { LineIndex } from '../../../src/text/line-index.ts';
import { CLEAN, ERROR, INFORMATION, workspace } from './test-io.ts';

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Json {
  readonly version: number;
  readonly findings: readonly (Place & {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly related: readonly (Place & { readonly message: string })[];
    readonly fixes: readonly {
      title: string;
      preferred: boolean;
      edits: readonly (Place & { newText: string })[];
    }[];
  })[];
  readonly unknown: readonly unknown[];
  readonly errors: readonly { readonly file: string; readonly reason: string }[];
}

/** The text that a place of a report covers. */
function at(text: string, place: Place): { start: number; end: number } {
  const lines = new LineIndex(text);
  return {
    start: lines.lineStart(place.line - 1) + place.column - 1,
    end: lines.lineStart(place.endLine - 1) + place.endColumn - 1,
  };
}

test('json: the documented shape, places from 1 in UTF-16', async () => {
  const text = `# \u{1F600}\nFROM alpine:3.20\nARG A="\u{1F600}" TARGETARCH=amd64\nRUN echo $TARGETARCH\n`;
  const { code, out, err } = await workspace({ 'a b/Dockerfile': text }).run([
    'check',
    '--format',
    'json',
    '--offline',
  ]);
  expect(code).toBe(1);
  const report = JSON.parse(out) as Json;
  expect(Object.keys(report)).toEqual(['version', 'findings', 'unknown', 'errors']);
  expect([report.version, report.unknown, report.errors]).toEqual([1, [], []]);
  const [finding] = report.findings;
  expect(finding).toMatchObject({
    file: 'a b/Dockerfile',
    line: 3,
    endLine: 3,
    rule: 'platform-arg-default',
    severity: 'error',
  });
  if (finding === undefined) throw new Error('nothing found');
  for (const place of finding.related)
    expect(place).toMatchObject({ file: 'a b/Dockerfile', endLine: place.line });
  const { start, end } = at(text, finding);
  expect(text.slice(start, end)).toBe('=amd64');
  const [fix] = finding.fixes;
  expect(Object.keys(fix ?? {})).toEqual(['title', 'preferred', 'edits']);
  const edits = (fix?.edits ?? []).map((edit) => ({ span: at(text, edit), newText: edit.newText }));
  expect(applyEdits(text, edits)).toContain('TARGETARCH\n');
  // Words about the run are on the other stream.
  expect(err).toContain('1 error in 1 of 1 file.');
});

test('json: files are relative to the working directory', async () => {
  const { run } = workspace({ 'a/Dockerfile': ERROR, 'b/x': '' });
  const { out } = await run(['check', '--format=json', '../a'], { cwd: 'b' });
  expect((JSON.parse(out) as Json).findings.map(({ file }) => file)).toEqual(['../a/Dockerfile']);
});

test('json: what could not be read', async () => {
  const { out, err } = await workspace({ Dockerfile: CLEAN }).run(['check', '--format=json', 'missing']);
  expect(JSON.parse(out)).toEqual({
    version: 1,
    findings: [],
    unknown: [],
    errors: [{ file: 'missing', reason: 'missing does not exist; check the path.' }],
  });
  expect(err).toContain('missing does not exist');
});

interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: {
      driver: {
        name: string;
        version: string;
        rules: {
          id: string;
          shortDescription: { text: string };
          help: { text: string };
          defaultConfiguration: { level: string };
        }[];
      };
    };
    readonly invocations: readonly { executionSuccessful: boolean; toolExecutionNotifications: unknown[] }[];
    readonly results: readonly SarifResult[];
  }[];
}
interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface SarifLocation {
  readonly physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: SarifRegion };
}
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { text: string };
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly (SarifLocation & { id: number; message: { text: string } })[];
  readonly partialFingerprints: Record<string, string>;
  readonly fixes?: readonly {
    description: { text: string };
    artifactChanges: readonly {
      replacements: readonly { deletedRegion: SarifRegion; insertedContent: { text: string } }[];
    }[];
  }[];
}

test('sarif: 2.1.0 with rules, places, related places and fixes', async () => {
  const related = 'FROM alpine:3.20\nARG F=tool-linux-amd64.tgz\nRUN curl -O https://example.com/$F\n';
  const { out, code } = await workspace({
    'a b#/Dockerfile': ERROR,
    Dockerfile: related,
    'x.Dockerfile': INFORMATION,
  }).run(['check', '--format', 'sarif', '.', 'gone']);
  expect(code).toBe(1);
  const log = JSON.parse(out) as Sarif;
  expect([log.version, log.runs.length]).toEqual(['2.1.0', 1]);
  const [run] = log.runs;
  if (run === undefined) throw new Error('no run');
  expect(run.columnKind).toBe('utf16CodeUnits');
  const { rules } = run.tool.driver;
  expect(rules.length).toBe(DOCKERFILE_RULES.length + 2);
  for (const rule of rules) {
    expect(['note', 'warning', 'error']).toContain(rule.defaultConfiguration.level);
    expect(rule.shortDescription.text).toMatch(/^\S.*\.$/);
    expect(rule.help.text).not.toBe('');
  }
  for (const result of run.results) {
    expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
    expect(['note', 'warning', 'error']).toContain(result.level);
    expect(result.message.text).not.toBe('');
    expect(result.locations).toHaveLength(1);
    for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
      const { uri, uriBaseId } = physicalLocation.artifactLocation;
      expect([new URL(uri, 'file:///x/').protocol, uriBaseId]).toEqual(['file:', '%SRCROOT%']);
      const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
      expect(Math.min(startLine, startColumn, endLine, endColumn)).toBeGreaterThanOrEqual(1);
    }
    for (const { artifactChanges } of result.fixes ?? [])
      expect(artifactChanges[0]?.replacements.length).toBeGreaterThan(0);
  }
  const uris = run.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
  expect(uris).toContain('a%20b%23/Dockerfile');
  expect(run.results.some(({ fixes }) => fixes !== undefined)).toBe(true);
  expect(run.results.map(({ level }) => level)).toContain('note');
  expect(run.invocations).toMatchObject([
    { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] },
  ]);
});

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

test('gitlab: a Code Quality report', async () => {
  const files = { 'a/Dockerfile': ERROR, Dockerfile: INFORMATION, '.multiarch.yaml': 'rulez: {}\n' };
  const { out } = await workspace(files).run(['check', '--format', 'gitlab']);
  const issues = JSON.parse(out) as Issue[];
  expect(issues.map(({ severity, location }) => [severity, location.path, location.lines.begin])).toEqual([
    ['minor', '.multiarch.yaml', 1],
    ['info', 'Dockerfile', 1],
    ['major', 'a/Dockerfile', 2],
  ]);
  for (const { fingerprint, description } of issues) {
    expect(fingerprint).toMatch(/^[0-9a-f]{40}$/);
    expect(description).not.toBe('');
  }
});

test('gitlab: paths are those of the repository', async () => {
  const { run } = workspace({ '.git/HEAD': '', 'a/Dockerfile': ERROR });
  const { out } = await run(['check', '--format', 'gitlab'], { cwd: 'a' });
  expect((JSON.parse(out) as Issue[]).map(({ location }) => location.path)).toEqual(['a/Dockerfile']);
});

test('gitlab: fingerprints are unique and stay while lines shift', async () => {
  const twice = `${INFORMATION}RUN true\n${INFORMATION}`;
  const { run, write } = workspace({ Dockerfile: twice });
  const names = async (): Promise<string[]> => {
    return (JSON.parse((await run(['check', '--format=gitlab'])).out) as Issue[]).map(
      (issue) => issue.fingerprint,
    );
  };
  const before = await names();
  expect(new Set(before).size).toBe(2);
  write({ Dockerfile: `# one\n# two\n\n${twice.replaceAll('FROM ', 'FROM   ')}` });
  expect(await names()).toEqual(before);
  write({ Dockerfile: `${twice}FROM --platform=$TARGETPLATFORM debian:12\n` });
  expect((await names()).slice(0, 2)).toEqual(before);
});

test.each(['json', 'sarif', 'gitlab'])('%s is readable when nothing is found', async (format) => {
  const { code, out } = await workspace({ Dockerfile: CLEAN }).run(['check', '--format', format]);
  expect(code).toBe(0);
  expect(() => void JSON.parse(out)).not.toThrow();
});
