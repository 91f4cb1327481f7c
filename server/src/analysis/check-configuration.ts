/** Runs the rules on one file outside the Java code. */
import { type Cancellation, throwIfCancelled } from '../base/cancellation';
import type { TextRange } from '../base/text-range';
import { compareFindings, type Finding } from '../finding/finding';
import type { AnyRule, ConfigurationFacts } from '../rules/rule';
import { removals, type UnusedIgnore, unusedIgnore } from '../rules/unused-ignore/rule';
import type { ConfigurationText } from './configuration-text';
import { findCommentIgnores, hides } from './ignores';
import { RULES } from './registry';
import { unusedIgnores } from './unused-ignores';
import type { Workspace } from './workspace';

/** The findings of a file of configuration, in the order of their places; none where nothing of it is Flink's. */
export function checkConfiguration(
  workspace: Workspace,
  file: ConfigurationText,
  cancellation: Cancellation,
): Finding[] {
  const ignores = file.sources.length > 0 ? findCommentIgnores(file.lines, '#') : [];
  const projectVersion = file.sources.length > 0 ? workspace.projectOf(file).flinkVersion : null;
  const findings = file.sources.flatMap((source) => {
    const flinkVersion = source.flinkVersion ?? projectVersion;
    const facts: ConfigurationFacts = { file, lines: file.lines, source, flinkVersion };
    return RULES.flatMap((rule) => {
      throwIfCancelled(cancellation);
      return findingsOf(rule, facts, workspace);
    });
  });
  const visible = findings.filter(({ rule, place }) => !ignores.some((ignore) => hides(ignore, rule, place.range)));
  const unused = unusedIgnores(ignores, findings, workspace.settings, false);
  return [...visible, ...unused.flatMap((detection) => asFinding(detection, file, workspace))].sort(compareFindings);
}

function asFinding(
  { range, data }: { readonly range: TextRange; readonly data: UnusedIgnore },
  { path }: ConfigurationText,
  { settings }: Workspace,
): Finding[] {
  const setting = settings.rules.get(unusedIgnore.id);
  return setting === 'off'
    ? []
    : [
        {
          rule: unusedIgnore.id,
          severity: setting ?? unusedIgnore.severity,
          message: unusedIgnore.message(data),
          place: { file: path, range },
          related: [],
          fixes: removals(path, data),
          flinkVersion: null,
        },
      ];
}

function findingsOf(rule: AnyRule, facts: ConfigurationFacts, { settings }: Workspace): Finding[] {
  const setting = settings.rules.get(rule.id);
  const { inConfiguration } = rule;
  if (!inConfiguration || setting === 'off') {
    return [];
  }
  return Array.from(inConfiguration.check(facts), (detection) => ({
    rule: rule.id,
    severity: setting ?? detection.severity ?? rule.severity,
    message: rule.message(detection.data),
    place: { file: facts.file.path, range: detection.range },
    related: detection.related ?? [],
    fixes: inConfiguration.fixes?.(facts, detection) ?? [],
    flinkVersion: facts.flinkVersion?.text ?? null,
  }));
}
