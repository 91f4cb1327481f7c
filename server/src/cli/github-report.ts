/** Findings as workflow commands that GitHub shows at the changed lines. */
import { sayInEnglish } from '../base/message';
import { type Answers, shownPath } from './answers';
import { oneBased } from './json-report';
import type { Report } from './report';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

export function githubReport({ findings, incomplete }: Report, answers: Answers): string {
  const lines = findings.map(({ finding }) => {
    const { start, end } = oneBased(finding.place.range);
    const properties = {
      file: shownPath(finding.place.file, answers),
      line: start.line,
      endLine: end.line,
      // GitHub takes columns only for a place within one line
      ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
      title: finding.rule,
    };
    return command(COMMANDS[finding.severity], properties, sayInEnglish(finding.message));
  });
  const unread = incomplete.map(({ what, why, path }) =>
    command(
      'notice',
      { title: 'Flink Playbook: incomplete' },
      `${what} ${path === null ? '' : shownPath(path, answers)}: ${sayInEnglish(why)}`,
    ),
  );
  return [...lines, ...unread].map((line) => `${line}\n`).join('');
}

function command(name: string, properties: Record<string, string | number>, text: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${written.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
