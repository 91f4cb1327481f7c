/** The stages of a CEP pattern before and after: partial matches in the state wait at them by name. */
import { type Message, message } from '../base/message';
import type { Value } from '../topology/interpreter/value';
import type { Operator } from '../topology/job';

type Unknown = { readonly outcome: 'unknown'; readonly reason: Message };

/**
 * Null where every stage of the old pattern is one of the new pattern, too, and stands for as many states
 * (`NFAState.getCurrentStateName`, `NFA.getState`; `NFACompiler` names the states of a quantifier `a`, `a:0`, `a:1`; 1.17 to 2.3).
 */
export function patternChange(before: Operator, after: Operator): Unknown | null {
  const [old, now] = [stagesOf(before), stagesOf(after)];
  if (!old || !now) {
    return unknown(message('the stages of its pattern are not known'));
  }
  const gone = [...old.keys()].filter((name) => !now.has(name));
  const [other] = [...old.keys()].filter((name) => now.get(name) !== old.get(name));
  return gone.length > 0
    ? unknown(message('the stage {0} of its pattern is gone: it fails where a match waits there', gone.join(', ')))
    : other === undefined
      ? null
      : unknown(
          message('how often the stage {0} of its pattern is met changed: it fails where a match waits there', other),
        );
}

function unknown(reason: Message): Unknown {
  return { outcome: 'unknown', reason };
}

const STAGES = /^(?:begin|next|followedBy|followedByAny|notNext|notFollowedBy)$/;
const QUANTIFIERS = /^(?:times|timesOrMore|oneOrMore|optional|greedy|consecutive|allowCombinations)$/;

/**
 * The stages of `Pattern.begin("a").times(2).followedBy("b")` by their names, each with what makes its states; null where
 * one is not known, also for groups of patterns.
 */
function stagesOf({ transformation: { steps } }: Operator): ReadonlyMap<string, string> | null {
  const stages = new Map<string, string>();
  let quantifiers: string[] = [];
  let at: Value | null | undefined = steps.find(({ method }) => method === 'pattern')?.arguments[1];
  for (; at?.kind === 'call'; at = at.receiver) {
    const { method, arguments: given } = at;
    const constants = given.map((value) => (value.kind === 'constant' ? String(value.value) : null));
    if (STAGES.test(method)) {
      const [name] = constants;
      if (name === undefined || name === null) {
        return null;
      }
      stages.set(name, [...(method.startsWith('not') ? ['not'] : []), ...quantifiers.sort()].join());
      quantifiers = [];
    } else if (QUANTIFIERS.test(method)) {
      if (constants.includes(null)) {
        return null;
      }
      quantifiers.push(`${method}(${constants.join()})`);
    }
    if (method === 'begin') {
      return stages;
    }
  }
  return null;
}
