/** What a team or a person makes of the rules for savepoints. */
import type { Severity } from '../../finding/finding';
import type { SavepointFinding } from './savepoint-finding';

/** Findings with the severities that are set; those whose rule is off are left out. */
export function withSeverities(
  findings: readonly SavepointFinding[],
  rules: ReadonlyMap<string, Severity | 'off'>,
): SavepointFinding[] {
  return findings.flatMap((finding) => {
    const severity = rules.get(finding.rule) ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}
