/** `MapState` on RocksDB (1.17 to 2.3): its keys are part of RocksDB's own keys, which are never migrated. */
import { message } from '../../base/message';
import type { Backend } from '../revision';
import type { TypeChange } from './effect';

/** What a change of the keys' type does to a keyed map. */
export function mapKeyChange(change: TypeChange, backend: Backend): TypeChange {
  return change.effect === 'migrated' && backend === 'rocksdb'
    ? {
        effect: 'fails',
        reason: message('The new serializer for a MapState requires state migration: {0}', change.reason ?? ''),
      }
    : change;
}
