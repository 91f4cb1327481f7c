/** State of the job's own that Kryo wrote. */
import { message } from '../../base/message';
import type { Savepoint, SavepointState } from '../savepoint';
import { allSnapshots } from '../serializers/snapshot';
import type { SavepointFinding } from './savepoint-finding';

const KRYO = 'org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializerSnapshot';

export function kryoStates(savepoint: Savepoint): SavepointFinding[] {
  return savepoint.operators.flatMap(({ operatorId, states }) =>
    states.flatMap((state): SavepointFinding[] => {
      const classes = state.kind === 'connector' ? [] : kryoClasses(state);
      if (classes.length === 0) {
        return [];
      }
      return [
        {
          rule: 'kryo-state',
          severity: 'warning',
          message: message(
            "state '{0}' is written by Kryo ({1}): that class can never change its fields or its name without losing the state",
            state.name,
            classes.join(', '),
          ),
          operatorId,
          state: state.name,
          growth: null,
        },
      ];
    }),
  );
}

function kryoClasses({ serializer, keySerializer }: SavepointState): string[] {
  const snapshots = [serializer, keySerializer].flatMap((each) => (each ? [...allSnapshots(each)] : []));
  const classes = snapshots.flatMap(({ class: name, typeClass }) => (name === KRYO ? [typeClass ?? '?'] : []));
  return [...new Set(classes)].sort();
}
