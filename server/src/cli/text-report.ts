/** Findings for people: the line of code, a caret under the place, what is wrong, what can be done. */
import picocolors from 'picocolors';
import { sayInEnglish } from '../base/message';
import type { Severity } from '../finding/finding';
import { SEVERITIES } from '../finding/finding';
import { type Answers, shownFile, shownPath } from './answers';
import { printable } from './printable';
import type { Report, ReportedFinding } from './report';

export function textReport(report: Report, answers: Answers): string {
  const colors = picocolors.createColors(answers.color);
  const paint: Record<Severity, (text: string) => string> = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.blue,
  };
  const blocks = report.findings.map((reported) => {
    const { finding, fixes } = reported;
    const { start } = finding.place.range;
    const place = `${shownPath(finding.place.file, answers)}:${start.line + 1}:${start.column + 1}`;
    return [
      `${colors.bold(printable(place))}  ${paint[finding.severity](finding.severity)}  ${colors.dim(finding.rule)}`,
      `  ${printable(sayInEnglish(finding.message))}`,
      ...excerpt(reported, paint[finding.severity], colors.dim),
      ...finding.related.map((related) => {
        const at = `${shownFile(related, answers)}:${related.range.start.line + 1}`;
        return colors.dim(`  ${printable(`${sayInEnglish(related.message)} ${at}`)}`);
      }),
      ...fixes.map(({ title }) => colors.dim(`  fix: ${printable(sayInEnglish(title))}`)),
      '',
    ].join('\n');
  });
  return [...blocks, ...summary(report, answers), ''].join('\n');
}

const MAX_LINE = 160;

function excerpt({ finding, lines }: ReportedFinding, paint: (t: string) => string, dim: (t: string) => string) {
  const { start, end } = finding.place.range;
  const text = lines.line(start.line);
  if (text.length > MAX_LINE) {
    return [];
  }
  const number = String(start.line + 1);
  const width =
    start.line === end.line ? Math.max(1, end.column - start.column) : Math.max(1, text.length - start.column);
  // tabs stay tabs, so that the caret stands where the place is
  const before = text.slice(0, start.column).replace(/[^\t]/g, ' ');
  return [
    `  ${dim(`${number} |`)} ${printable(text)}`,
    `  ${dim(`${' '.repeat(number.length)} |`)} ${before}${paint('^'.repeat(width))}`,
  ];
}

function summary({ findings, incomplete, checkedFiles }: Report, answers: Answers): string[] {
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter(({ finding }) => finding.severity === severity).length;
    return count === 0 ? null : `${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`;
  }).filter((text) => text !== null);
  const files = `${checkedFiles} Java file${checkedFiles === 1 ? '' : 's'}`;
  const first =
    findings.length === 0
      ? `No findings in ${files}.`
      : `${findings.length} finding${findings.length === 1 ? '' : 's'} in ${files}: ${counts.join(', ')}.`;
  return [first, ...incompleteLine(incomplete, answers)];
}

const SHOWN_INCOMPLETE = 5;

/** What was not read or not known, in a line, so that silence is not taken for success. */
export function incompleteLine(incomplete: Report['incomplete'], answers: Answers): string[] {
  if (incomplete.length === 0) {
    return [];
  }
  const shown = incomplete.slice(0, SHOWN_INCOMPLETE).map(({ what, why, path }) => {
    const place = path === null ? '' : ` ${shownPath(path, answers)}`;
    return printable(`${what}${place}: ${sayInEnglish(why)}`);
  });
  const more = incomplete.length > SHOWN_INCOMPLETE ? [`and ${incomplete.length - SHOWN_INCOMPLETE} more`] : [];
  return [`Incomplete: ${[...shown, ...more].join('; ')}`];
}
