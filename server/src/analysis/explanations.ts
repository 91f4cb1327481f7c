/** The pages that explain rules. */
import { RULE_PAGES } from './explanations.generated';

/** By rule id, in each language. */
export const EXPLANATIONS: typeof RULE_PAGES = RULE_PAGES;
