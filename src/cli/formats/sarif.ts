import { version } from '../../../package.json';
import type { Fix, RuleFinding } from '../../lint/finding.ts';
import { CONFIG_INVALID } from '../../lint/config-invalid.ts';
import { DOCKERFILE_RULES } from '../../lint/catalogue.ts';
import type { RuleDocs } from '../../lint/rule.ts';
import { SUPPRESSION_UNUSED } from '../../lint/suppression-unused.ts';
import type { Severity } from '../../project/rule-settings.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { CheckedFile, Report } from '../report.ts';
import { fingerprints } from './fingerprints.ts';
import { placeOf } from './places.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  information: 'note',
  warning: 'warning',
  error: 'error',
};

const RULES: readonly { id: string; severity: Severity; summary: string; docs: RuleDocs }[] = [
  ...DOCKERFILE_RULES,
  SUPPRESSION_UNUSED,
  CONFIG_INVALID,
];

/** @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif({ files, errors }: Report): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'multiarch', version, semanticVersion: version, rules: RULES.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: errors.length === 0,
            toolExecutionNotifications: errors.map(({ file, reason }) => ({
              level: 'error',
              message: { text: reason },
              locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
            })),
          },
        ],
        results: files.flatMap(resultsOf),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ id, severity, summary, docs }: (typeof RULES)[number]): object {
  return {
    id,
    shortDescription: { text: `${summary}.` },
    fullDescription: { text: docs.why },
    ...(docs.source === undefined ? {} : { helpUri: docs.source }),
    help: { text: `${docs.why}\n\nInstead of:\n${docs.wrong}\n\nWrite:\n${docs.right}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultsOf(checked: CheckedFile): object[] {
  const { file, text, findings } = checked;
  if (findings.length === 0) return [];
  const lines = new LineIndex(text);
  const names = fingerprints(checked);
  const region = (span: Span): object => {
    const { line, column, endLine, endColumn } = placeOf(lines, span);
    return { startLine: line, startColumn: column, endLine, endColumn };
  };
  const location = (span: Span): object => ({
    physicalLocation: { artifactLocation: artifact(file), region: region(span) },
  });
  const fixOf = ({ title, edits }: Fix): object => {
    const replacements = edits.map(({ span, newText }) => ({
      deletedRegion: region(span),
      insertedContent: { text: newText },
    }));
    return {
      description: { text: title },
      artifactChanges: [{ artifactLocation: artifact(file), replacements }],
    };
  };
  return findings.map(({ rule, severity, message, span, related = [], fixes = [] }: RuleFinding, index) => ({
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [location(span)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            ...location(place.span),
            message: { text: place.message },
          })),
        }),
    partialFingerprints: { 'multiarch/v1': names[index] },
    ...(fixes.length === 0 ? {} : { fixes: fixes.map(fixOf) }),
  }));
}

/** A file relative to the root of the sources, as a URI reference. */
function artifact(file: string): object {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
