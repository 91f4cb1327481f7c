/** `flink-playbook explain <rule>`: what a rule, or an idea such as `uid-guide`, is about, and what to do. */
import { EXPLANATIONS } from '../analysis/explanations';
import type { Answers } from './answers';
import { CannotRun, type ExitCode } from './exit';

/** @param language `en` or `zh-cn` @throws CannotRun when there is no such rule or language. */
export function explain(rule: string, language: string, answers: Answers): ExitCode {
  const pages = EXPLANATIONS[rule];
  if (!pages) {
    throw new CannotRun(`there is no rule '${rule}'; pages: ${Object.keys(EXPLANATIONS).join(', ')}`);
  }
  if (language !== 'en' && language !== 'zh-cn') {
    throw new CannotRun(`there is no language '${language}'; languages: en, zh-cn`);
  }
  answers.write(`${pages[language].trimEnd()}\n`);
  return 0;
}
