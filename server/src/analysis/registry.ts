/** The rules of the product. */
import type { AnyRule } from '../rules/rule';
import { ALL_RULES } from './registry.generated';

export const RULES: readonly AnyRule[] = ALL_RULES;

/** The ids of all rules. */
export const KNOWN_RULES: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));
