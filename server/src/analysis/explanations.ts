/** The pages that explain rules and ideas. */
import { IDEA_PAGES, RULE_PAGES } from './explanations.generated';

/** By the id of a rule or the name of an idea, in each language. */
export const EXPLANATIONS: typeof RULE_PAGES = { ...RULE_PAGES, ...IDEA_PAGES };
