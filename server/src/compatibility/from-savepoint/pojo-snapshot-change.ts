/** `PojoSerializerSnapshot.resolveSchemaCompatibility` (1.17 to 2.3) of a POJO that a savepoint tells of. */
import { message } from '../../base/message';
import { canonicalName, classType } from '../../java/class-model';
import type { SerializerSnapshot } from '../../savepoint/serializers/snapshot';
import { erasedName } from '../../typeinfo/java-types';
import type { TypeInformation } from '../../typeinfo/type-information';
import { FAILS_OTHER_CLASS, fails, KEPT, type TypeChange, together, unknown } from '../type-change/effect';
import { notSerialized, partnerOf, sizeChange } from '../type-change/pojo-change';
import type { Reading } from './reading';

type AskPart = (stored: SerializerSnapshot, now: TypeInformation, reading: Reading) => TypeChange;

export function pojoSnapshotChange(
  stored: SerializerSnapshot,
  now: TypeInformation,
  reading: Reading,
  ask: AskPart,
): TypeChange {
  const { pojoClass = '', fields = {}, declaredIn = {} } = stored;
  if (pojoClass !== erasedName(now.type)) {
    return reading.to.find(pojoClass) === null
      ? fails(message('the class {0} is gone: ClassNotFoundException', canonicalName(pojoClass)))
      : FAILS_OTHER_CLASS(pojoClass, erasedName(now.type));
  }
  const removed: string[] = [];
  const parts = Object.entries(fields).map(([name, snapshot]): TypeChange => {
    const owner = declaredIn[name] ?? null;
    if (owner === null || snapshot === null) {
      return unknown(message('what the field {0} was is not told', name));
    }
    const partner = partnerOf({ name, declaredIn: owner }, now, reading.to);
    if (partner === 'removed') {
      removed.push(name);
      return KEPT;
    }
    if (typeof partner === 'string') {
      return fails(notSerialized({ name }));
    }
    const { effect, reason } = ask(snapshot, partner.type, reading);
    return { effect, reason: reason && message('field {0}: {1}', name, reason) };
  });
  const added = now.fields.filter(({ name }) => !(name in fields) || removed.includes(name)).map(({ name }) => name);
  return together([...parts, sizeChange(removed, added), subclassesChange(stored, reading, ask)]);
}

/** Objects of subclasses that were stored. */
function subclassesChange(
  { registeredSubclasses = {}, nonRegisteredSubclasses = {} }: SerializerSnapshot,
  reading: Reading,
  ask: AskPart,
): TypeChange {
  const [registered] = Object.keys(registeredSubclasses);
  if (registered !== undefined) {
    return unknown(message('its subclass {0} was registered, and whether it still is is not followed', registered));
  }
  return together(
    Object.entries(nonRegisteredSubclasses).map(([name, snapshot]): TypeChange => {
      const shown = canonicalName(name);
      if (reading.to.find(name) === null) {
        return unknown(message('its subclass {0} is gone: it fails where such objects are stored', shown));
      }
      const { effect } = snapshot
        ? ask(snapshot, reading.to.typeInformation(classType(name)), reading)
        : unknown(message('its parts are not known'));
      return effect === 'kept'
        ? KEPT
        : unknown(
            message(
              'its subclass {0} changed: where such objects are stored, hashmap fails and rocksdb reads them',
              shown,
            ),
          );
    }),
  );
}
