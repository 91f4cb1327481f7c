/** A class that reaches an edge, a key, a state or a window, and that Flink does not take for a POJO. */
import { type Message, message } from '../../base/message';
import { simpleName } from '../../java/class-model';
import { isAskedFor, type Reason } from '../../typeinfo/type-information';
import { waysTo } from '../reached-words';
import type { Detection, FileFacts, Rule } from '../rule';
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

  fixes: (facts, { data }) => pojoFixes(facts, data),
};

function reasonMessage(name: string, { code, member, message: logged }: Reason): Message {
  const field = member ?? '';
  switch (code) {
    case 'not-public':
      return message('{0} is not a POJO, Kryo serializes it: the class is not public.', name);
    case 'no-fields':
      return message('{0} is not a POJO, Kryo serializes it: Flink finds no field in it.', name);
    case 'no-getter':
      return message(
        "{0} is not a POJO, Kryo serializes it: field '{1}' is not public and has no getter.",
        name,
        field,
      );
    case 'no-setter':
      return message(
        "{0} is not a POJO, Kryo serializes it: field '{1}' is not public and has no setter.",
        name,
        field,
      );
    case 'custom-serialization':
      return message('{0} is not a POJO, Kryo serializes it: it has a method readObject or writeObject.', name);
    case 'no-default-constructor':
      return message('{0} is not a POJO, Kryo serializes it: it has no constructor without arguments.', name);
    case 'default-constructor-not-public':
      return message('{0} is not a POJO, Kryo serializes it: its constructor without arguments is not public.', name);
    case 'shadowed-field':
      return message(
        "{0} is not a POJO, Kryo serializes it: field '{1}' is declared twice in its hierarchy.",
        name,
        field,
      );
    default:
      return message('{0} is not a POJO, Kryo serializes it: {1}', name, logged);
  }
}
