/** Findings as SARIF 2.1.0, for code scanning. */
import { createHash } from 'node:crypto';
import { EXPLANATIONS } from '../analysis/explanations';
import { RULES } from '../analysis/registry';
import { sayInEnglish } from '../base/message';
import type { TextRange } from '../base/text-range';
import type { Severity } from '../finding/finding';
import { type Answers, shownPath } from './answers';
import { oneBased } from './json-report';
import type { Report } from './report';
import { VERSION } from './version';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' };

export function sarifReport({ findings, incomplete }: Report, answers: Answers): string {
  const ruleIndex = new Map(RULES.map(({ id }, index) => [id, index]));
  const location = (file: string, range: TextRange) => {
    const { start, end } = oneBased(range);
    return {
      physicalLocation: {
        artifactLocation: artifact(file, answers),
        region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
      },
    };
  };
  const fingerprints = fingerprintsOf(findings, answers);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Flink Playbook',
            semanticVersion: VERSION,
            rules: RULES.map((rule) => ({
              id: rule.id,
              shortDescription: { text: sayInEnglish(rule.title) },
              help: { text: EXPLANATIONS[rule.id]?.en ?? '', markdown: EXPLANATIONS[rule.id]?.en ?? '' },
              defaultConfiguration: { level: LEVELS[rule.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { WORKING_DIRECTORY: { uri: `${fileUri(answers.workingDirectory)}/` } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: incomplete.map(({ what, why, path }) => ({
              level: 'note',
              message: { text: `${what}: ${sayInEnglish(why)}` },
              ...(path === null
                ? {}
                : { locations: [{ physicalLocation: { artifactLocation: artifact(path, answers) } }] }),
            })),
          },
        ],
        results: findings.map(({ finding }, i) => ({
          ruleId: finding.rule,
          ruleIndex: ruleIndex.get(finding.rule),
          level: LEVELS[finding.severity],
          message: { text: sayInEnglish(finding.message) },
          partialFingerprints: { 'flinkPlaybook/v1': fingerprints[i] ?? '' },
          locations: [location(finding.place.file, finding.place.range)],
          relatedLocations: finding.related.map(({ message, file, range, revision }, id) => ({
            id,
            message: { text: `${sayInEnglish(message)}${revision ? ` (${revision.commit})` : ''}` },
            ...location(file, range),
          })),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** What a finding is known by when lines before it come or go: its rule, its file, its own line, and which of its like it is. */
function fingerprintsOf(findings: Report['findings'], answers: Answers): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ finding: { rule, place }, lines }) => {
    const { line } = place.range.start;
    const text = lines.line(line).trim();
    const key = JSON.stringify([rule, shownPath(place.file, answers), text]);
    const like = seen.get(key) ?? 0;
    seen.set(key, like + 1);
    return createHash('sha256').update(`${key} ${like}`).digest('hex').slice(0, 32);
  });
}

/** Relative to the working directory where it lies within, as code scanning wants it. */
function artifact(path: string, answers: Answers) {
  const shown = shownPath(path, answers);
  return shown === path
    ? { uri: fileUri(path) }
    : { uri: shown.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'WORKING_DIRECTORY' };
}

function fileUri(path: string): string {
  return `file://${path.startsWith('/') ? '' : '/'}${path.split('/').map(encodeURIComponent).join('/')}`;
}
