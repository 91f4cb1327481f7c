/** The rules of the product. */
import type { AnyRule } from '../rules/rule';
import { SAVEPOINT_RULES } from '../savepoint/findings/rules';
import { ALL_RULES } from './registry.generated';

export const RULES: readonly AnyRule[] = ALL_RULES;

/** The ids of all rules, those for savepoints too. */
export const KNOWN_RULES: ReadonlySet<string> = new Set([
  ...RULES.map(({ id }) => id),
  ...Object.keys(SAVEPOINT_RULES),
]);
