/** `EnumSerializer.EnumSerializerSnapshot` (1.17 to 2.3): every old constant must still be there; their order is stored. */
import { message } from '../../base/message';
import { erasedName } from '../../typeinfo/java-types';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { Restore } from '../revision';
import { FAILS_OTHER_CLASS, fails, KEPT, type TypeChange, unknown } from './effect';

export function enumChange(before: TypeInformation, after: TypeInformation, { from, to }: Restore): TypeChange {
  const [oldName, newName] = [erasedName(before.type), erasedName(after.type)];
  if (oldName !== newName) {
    return FAILS_OTHER_CLASS(oldName, newName);
  }
  const [old, now] = [from.find(oldName)?.enumConstants, to.find(newName)?.enumConstants];
  if (!old || !now) {
    return unknown(message('the constants of {0} are not known', newName));
  }
  const gone = old.find((name) => !now.includes(name));
  if (gone !== undefined) {
    return fails(message('the constant {0} of {1} is gone', gone, newName), { class: newName });
  }
  return old.length === now.length && old.every((name, i) => name === now[i])
    ? KEPT
    : { effect: 'reconfigured', reason: message('the constants of {0} changed; the stored order is kept', newName) };
}
