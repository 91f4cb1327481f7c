/** Ignores that hide nothing. */
import type { TextRange } from '../base/text-range';
import { CHANGE_KINDS } from '../compatibility/change';
import type { Finding } from '../finding/finding';
import type { UnusedIgnore } from '../rules/unused-ignore/rule';
import { hides, type Ignore } from './ignores';
import { RULES } from './registry';
import type { Settings } from './settings';

const OF_CHANGES: ReadonlySet<string> = new Set(CHANGE_KINDS);

/**
 * Which of a file's ignores hide none of its findings. One of a rule that is switched off, or has nothing to compare, may
 * have something to hide.
 * @param compares whether the file was compared with another revision
 */
export function unusedIgnores(
  ignores: readonly Ignore[],
  findings: readonly Finding[],
  settings: Settings,
  compares: boolean,
): { readonly range: TextRange; readonly data: UnusedIgnore }[] {
  return ignores
    .filter((ignore) => compares || !OF_CHANGES.has(ignore.rule))
    .filter((ignore) => settings.rules.get(ignore.rule) !== 'off')
    .filter((ignore) => !findings.some(({ rule, place }) => hides(ignore, rule, place.range)))
    .map(({ rule, range, removal }) => ({
      range,
      data: { rule, known: RULES.some(({ id }) => id === rule), removal },
    }));
}
