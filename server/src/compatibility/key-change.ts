/** Whether the keys of an operator still lead to its state. */
import { message } from '../base/message';
import { hashChange } from './key-hash';
import { type KeyChange, SAME_KEY, unknownKey } from './key-outcome';
import { type Keyed, selectorChange } from './key-selector';
import type { Restore } from './revision';
import type { TypeChange } from './type-change/effect';
import { typeChange } from './type-change/type-change';

/** What becomes of all keyed state of an operator by the change of its keys alone. */
export function keyChange(before: Keyed, after: Keyed, restore: Restore): KeyChange {
  if (isOfAll(before) && isOfAll(after)) {
    return SAME_KEY;
  }
  const [old, now] = [before.operator.keyType, after.operator.keyType];
  if (old === null || now === null) {
    return unknownKey(message('the type of its key is not known'));
  }
  const type = typeChange(old, now, restore);
  if (type.effect === 'fails' || type.effect === 'migrated') {
    return failing(type);
  }
  if (type.effect === 'unknown' || type.effect === 'wrong') {
    return unknownKey(message('of its key: {0}', type.reason ?? ''));
  }
  const changes = [hashChange(now, restore), selectorChange(before, after, restore)];
  return changes.find(({ outcome }) => outcome !== 'kept') ?? SAME_KEY;
}

/** `windowAll` has one key for all records: `NullByteKeySelector` (1.17 to 2.3). */
function isOfAll({ operator: { kind } }: Keyed): boolean {
  return kind.startsWith('windowAll.');
}

/** `HeapKeyedStateBackend` and `RocksDBKeyedStateBackend` (1.17 to 2.3): keys are never migrated. */
function failing({ reason }: TypeChange): KeyChange {
  return {
    outcome: 'fails',
    reason: message('The new key serializer must be compatible with the previous key serializer: {0}', reason ?? ''),
  };
}
