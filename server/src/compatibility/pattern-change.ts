/** The stages of a CEP pattern before and after: partial matches in the state wait at them by name. */
import { type Message, message } from '../base/message';
import type { Value } from '../topology/interpreter/value';
import type { Operator } from '../topology/job';

/** Null where every stage of the old pattern is one of the new pattern, too (`NFA.getState` of 1.17 to 2.3). */
export function patternChange(before: Operator, after: Operator): { outcome: 'unknown'; reason: Message } | null {
  const [old, now] = [stagesOf(before), stagesOf(after)];
  if (!old || !now) {
    return { outcome: 'unknown', reason: message('the stages of its pattern are not known') };
  }
  const gone = old.filter((name) => !now.includes(name));
  return gone.length === 0
    ? null
    : {
        outcome: 'unknown',
        reason: message('the stage {0} of its pattern is gone: it fails where a match waits there', gone.join(', ')),
      };
}

const STAGES = /^(?:begin|next|followedBy|followedByAny|notNext|notFollowedBy)$/;

/** The names in `Pattern.begin("a").followedBy("b")`; null where one is not known, also for groups of patterns. */
function stagesOf({ transformation: { steps } }: Operator): readonly string[] | null {
  const names: string[] = [];
  let at: Value | null | undefined = steps.find(({ method }) => method === 'pattern')?.arguments[1];
  for (; at?.kind === 'call'; at = at.receiver) {
    const [name] = at.arguments;
    if (STAGES.test(at.method)) {
      if (name?.kind !== 'constant') {
        return null;
      }
      names.unshift(String(name.value));
    }
    if (at.method === 'begin') {
      return names;
    }
  }
  return null;
}
