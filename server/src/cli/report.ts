/** What the reports of `check` are made of. */
import type { Finding, Fix, Incomplete } from '../finding/finding';

/** A finding with the fixes that may be offered, and the text it stands in. */
export interface ReportedFinding {
  readonly finding: Finding;
  readonly fixes: readonly Fix[];
  readonly lines: { line(index: number): string };
}

/** What a report is made of. */
export interface Report {
  readonly findings: readonly ReportedFinding[];
  readonly incomplete: readonly Incomplete[];
  readonly checkedFiles: number;
}
