/** One function registers two states under one name: it gets the first for both. */
import { message } from '../../base/message';
import type { Registration } from '../../topology/state/registrations';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { Detection, FileFacts, Rule } from '../rule';
import { comesBefore } from '../state-code';

interface Duplicate {
  readonly name: string;
}

export const duplicateStateName: Rule<Duplicate> = {
  id: 'duplicate-state-name',
  title: message('Two states of a function have the same name'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  *check(facts: FileFacts): Iterable<Detection<Duplicate>> {
    const seen = new Set<object>();
    for (const { registrations } of facts.functions) {
      const sure = registrations.filter(
        ({ descriptor, store, conditional }) => descriptor?.name && store && !conditional,
      );
      for (const [i, later] of sure.entries()) {
        const first = sure.slice(0, i).find((earlier) => clash(earlier, later));
        const [at, other] = first && comesBefore(later, first) ? [first, later] : [later, first];
        const { file, range } = at.descriptor?.place ?? { file: '', range: at.call.range };
        if (other?.descriptor && file === facts.file.path && !seen.has(range)) {
          seen.add(range);
          yield {
            range,
            data: { name: at.descriptor?.name ?? '' },
            related: [{ ...other.descriptor.place, message: message('The other state of this name.') }],
          };
        }
      }
    }
  },

  message: ({ name }) =>
    message(
      'The function registers another state under the name "{0}": Flink gives the first for both, and the job fails with a ClassCastException.',
      name,
    ),
};

/** True when two registrations ask one store for one name, and for states that cannot be the same. */
function clash(a: Registration, b: Registration): boolean {
  const [first, second] = [a.descriptor, b.descriptor];
  if (
    !first ||
    !second ||
    first.name !== second.name ||
    first.identity === second.identity ||
    roomOf(a) !== roomOf(b)
  ) {
    return false;
  }
  return (
    first.kind !== second.kind ||
    differ(first.type, second.type) ||
    (first.keyType !== null && second.keyType !== null && differ(first.keyType, second.keyType))
  );
}

/** States of one room share their names: keyed state, each window's, operator state, broadcast state. */
function roomOf({ store, method }: Registration): string | null {
  switch (store) {
    case 'runtime':
    case 'keyed':
      return 'keyed';
    case 'operator':
      return method === 'getBroadcastState' ? 'broadcast' : 'operator';
    default:
      return null;
  }
}

const PLAIN = new Set(['basic', 'pojo', 'enum', 'avro']);

/** True when both types are known to be, and to be of, other classes. */
function differ(a: TypeInformation, b: TypeInformation): boolean {
  return (
    PLAIN.has(a.kind) &&
    PLAIN.has(b.kind) &&
    a.type.kind === 'class' &&
    b.type.kind === 'class' &&
    a.type.name !== b.type.name
  );
}
