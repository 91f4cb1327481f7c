/** A class that reaches an edge, a key, a state or a window, and that Flink does not take for a POJO. */
import { type Message, message } from '../../base/message';
import { simpleName } from '../../java/class-model';
import { isAskedFor, type Reason, reasonWords } from '../../typeinfo/type-information';
import { genericClassFixes } from '../generic-class-fix';
import { waysTo } from '../reached-words';
import type { Detection, FileFacts, Rule } from '../rule';
import { whyNoPojo } from '../why-no-pojo';
import { pojoFixes } from './fixes';
import type { NotAPojo } from './violation';

export const notAPojo: Rule<NotAPojo> = {
  id: 'not-a-pojo',
  title: message('A class that Flink serializes is not a POJO'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'unsafe',

  *check(facts: FileFacts): Iterable<Detection<NotAPojo>> {
    // a class may have got a serializer of its own
    for (const model of facts.project.givesSerializersByClass ? [] : facts.classes) {
      const reached = facts.project.reachedClass(model.name);
      const [reason] = reached?.type.reasons ?? [];
      const isData = model.kind === 'class' || model.kind === 'record';
      if (isData && reached?.type.kind === 'kryo' && reason && model.place && !isAskedFor(reached.type)) {
        yield {
          range: model.place.nameRange,
          data: { model, reached, reason },
          related: waysTo(reached.by, facts.project),
          flink: reached.flink,
        };
      }
    }
  },

  message: ({ model, reason }) => reasonMessage(simpleName(model.name), reason),

  fixes: (facts, { data }) => [
    ...pojoFixes(facts, data),
    ...genericClassFixes(facts, data.model, data.reached.type.type),
  ],
};

function reasonMessage(name: string, reason: Reason): Message {
  const why = whyNoPojo(reason);
  return why
    ? message('{0} is not a POJO, Kryo serializes it: {1}.', name, why)
    : message('{0} is not a POJO, Kryo serializes it: {1}', name, reasonWords(reason));
}
