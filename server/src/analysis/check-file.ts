/** Runs the rules on one file. */
import { type Cancellation, throwIfCancelled } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { compareFindings, type Finding, type Fix, type Severity } from '../finding/finding';
import type { AnyRule, Detection, FileFacts, JudgedFor, Rule } from '../rules/rule';
import { unusedIgnore } from '../rules/unused-ignore/rule';
import { checkConfiguration } from './check-configuration';
import type { Comparison } from './comparison';
import { ConfigurationText } from './configuration-text';
import { findIgnores, hides } from './ignores';
import { ranBefore } from './ran-before';
import { RULES } from './registry';
import type { RuleSetting, Settings } from './settings';
import type { SourceText } from './source-text';
import { unusedIgnores } from './unused-ignores';
import type { Workspace } from './workspace';

/** A file that rules are run on. */
export type CheckedFile = SourceText | ConfigurationText;

/**
 * The findings of a file, in the order of their places: ignored ones left out, unused ignores added.
 * @param comparison of this very snapshot with its baseline; null where nothing is compared
 */
export function checkFile(
  workspace: Workspace,
  file: CheckedFile,
  cancellation: Cancellation,
  comparison: Comparison | null = null,
): Finding[] {
  return file instanceof ConfigurationText
    ? checkConfiguration(workspace, file, cancellation)
    : checkSource(workspace, file, cancellation, comparison);
}

function checkSource(
  workspace: Workspace,
  file: SourceText,
  cancellation: Cancellation,
  comparison: Comparison | null,
): Finding[] {
  const unit = concernsFlink(workspace, file) ? file.unit() : null;
  if (!unit) {
    return [];
  }
  const { settings } = workspace;
  const facts: FileFacts = {
    ...workspace.projectOf(file).factsOf(file),
    changes: comparison?.changes.get(file.path) ?? [],
    revision: comparison?.revision ?? null,
    ranBefore: (of) => comparison !== null && ranBefore(comparison, settings.baseline, of),
  };
  const findings: Finding[] = [];
  for (const rule of RULES) {
    throwIfCancelled(cancellation);
    findings.push(...findingsOf(rule, facts, settings));
  }
  const ignores = findIgnores(file.lines, unit);
  const visible = findings.filter(({ rule, place }) => !ignores.some((ignore) => hides(ignore, rule, place.range)));
  const unused = unit.broken ? [] : unusedIgnores(ignores, findings, settings, comparison !== null);
  return [...visible, ...unused.flatMap((d) => toFinding(unusedIgnore, facts, d, settings))].sort(compareFindings);
}

/** Text before trees: most files of a workspace never mention Flink and hold no class that reaches a job. */
function concernsFlink(workspace: Workspace, file: SourceText): boolean {
  return (
    file.scan.mentionsFlink ||
    /flink-playbook:|"flink:/.test(file.text) ||
    workspace.projectOf(file).declaresReachedClass(file)
  );
}

function findingsOf(rule: AnyRule, facts: FileFacts, settings: Settings): Finding[] {
  const findings: Finding[] = [];
  if (settings.rules.get(rule.id) !== 'off') {
    for (const detection of rule.check(facts)) {
      findings.push(...toFinding(rule, facts, detection, settings));
    }
  }
  return findings;
}

function toFinding<D>(rule: Rule<D>, facts: FileFacts, detection: Detection<D>, settings: Settings): Finding[] {
  const severity = severityOf(rule, detection, settings.rules.get(rule.id));
  const flinkVersion = detection.flink ? detection.flink.version : facts.flinkVersion;
  let fixes: readonly Fix[] | undefined;
  const judged = { ...facts, flinkVersion };
  return severity === null
    ? []
    : [
        {
          rule: rule.id,
          severity,
          message: withVersions(rule.message(detection.data), detection.flink),
          place: { file: facts.file.path, range: detection.range },
          related: detection.related ?? [],
          // a fix may have to read the text as it would be: that waits until somebody asks
          get fixes() {
            fixes ??= rule.fixes?.(judged, detection) ?? [];
            return fixes;
          },
          get whyNoFix() {
            return this.fixes.length === 0 ? (rule.whyNoFix?.(judged, detection) ?? null) : null;
          },
          flinkVersion: flinkVersion?.text ?? null,
        },
      ];
}

/** Says for which Flink it was found, where jobs of other modules have one for which it does not hold. */
function withVersions(said: Message, flink: JudgedFor | undefined): Message {
  const others = flink?.notFor.map(({ text }) => text).join(', ');
  return flink?.version && others
    ? message('{0} So with Flink {1}, not with {2}.', said, flink.version.text, others)
    : said;
}

function severityOf<D>(rule: Rule<D>, detection: Detection<D>, setting: RuleSetting | undefined): Severity | null {
  return setting === 'off' ? null : (setting ?? detection.severity ?? rule.severity);
}
