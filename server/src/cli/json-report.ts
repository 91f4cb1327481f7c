/** The JSON of `check`, as scripts read it: its shape is a contract. */
import { sayInEnglish } from '../base/message';
import type { TextRange } from '../base/text-range';
import type { Incomplete } from '../finding/finding';
import { type Answers, shownFile, shownPath } from './answers';
import type { Report } from './report';

export function jsonReport({ findings, incomplete }: Report, answers: Answers): string {
  const answer = {
    schemaVersion: 1,
    findings: findings.map(({ finding, fixes }) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: sayInEnglish(finding.message),
      file: shownPath(finding.place.file, answers),
      range: oneBased(finding.place.range),
      flinkVersion: finding.flinkVersion,
      related: finding.related.map((place) => ({
        message: sayInEnglish(place.message),
        file: shownFile(place, answers),
        range: oneBased(place.range),
      })),
      fixes: fixes.map(({ title, safe }) => ({ title: sayInEnglish(title), safe })),
    })),
    incomplete: incompleteJson(incomplete, answers),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** `incomplete` as every command's JSON has it. */
export function incompleteJson(incomplete: readonly Incomplete[], answers: Answers) {
  return incomplete.map(({ what, why, path }) => ({
    what,
    why: sayInEnglish(why),
    path: path === null ? null : shownPath(path, answers),
  }));
}

/** A range with 1-based lines and columns in UTF-16 units, its end exclusive. */
export function oneBased({ start, end }: TextRange) {
  return {
    start: { line: start.line + 1, column: start.column + 1 },
    end: { line: end.line + 1, column: end.column + 1 },
  };
}
