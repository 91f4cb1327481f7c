/** What the team makes of the rules for savepoints: `.flink-playbook.json` around the working directory, or around the source. */
import { existsSync, readFileSync } from 'node:fs';
import { parseSettings, type RuleSetting, SETTINGS_FILE } from '../analysis/settings';
import type { Message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { corePath } from '../io/core-path';
import { whyUnreadable } from '../io/why-unreadable';
import { SAVEPOINT_RULES } from '../savepoint/findings/rules';
import type { Answers } from './answers';
import { locateRoot } from './locate-root';

export interface TeamRules {
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly incomplete: readonly Incomplete[];
}

/** @param source a folder of the job's source; null where none was given */
export function teamRules(source: string | null, answers: Answers): TeamRules {
  const root = locateRoot(source === null ? answers.workingDirectory : corePath(source));
  const path = `${root}/${SETTINGS_FILE}`;
  const lacks = (why: Message): TeamRules => ({ rules: new Map(), incomplete: [{ what: 'settings', why, path }] });
  if (!existsSync(path)) {
    return { rules: new Map(), incomplete: [] };
  }
  try {
    // rules for code are no matter of savepoints, and known ones only count
    const { settings, problems } = parseSettings(readFileSync(path, 'utf8'), new Set(Object.keys(SAVEPOINT_RULES)));
    const [broken] = problems.filter(({ template }) => template === 'line {0} is no JSON: {1}');
    return broken ? lacks(broken) : { rules: settings.rules, incomplete: [] };
  } catch (error) {
    return lacks(whyUnreadable(error));
  }
}
