/** Objects of subclasses that a POJO's serializer wrote: `PojoSerializerSnapshot` keeps a snapshot of each (1.17 to 2.3). */
import { message } from '../../base/message';
import { canonicalName, classType } from '../../java/class-model';
import { typeKey } from '../../java/type-parts';
import type { Restore } from '../revision';
import { KEPT, type TypeChange, unknown } from './effect';
import { storedFields } from './unchanged-code';

/** A subclass that changed or is gone matters only where its objects are stored, which the code does not prove. */
export function subclassChange(className: string, { from, to }: Restore): TypeChange {
  for (const old of from.subclassesOf(className)) {
    const now = to.find(old.name);
    const name = canonicalName(old.name);
    if (!now) {
      return unknown(message('its subclass {0} is gone: it fails where such objects are stored', name));
    }
    const shape = (fields: typeof now.fields) =>
      JSON.stringify(fields.map((field) => [field.name, typeKey(field.type)]));
    if (shape(storedFields(old)) !== shape(storedFields(now)) || kindOf(from, old.name) !== kindOf(to, old.name)) {
      return unknown(
        message('its subclass {0} changed: where such objects are stored, hashmap fails and rocksdb reads them', name),
      );
    }
  }
  return KEPT;
}

function kindOf(revision: Restore['from'], name: string): string {
  return revision.typeInformation(classType(name)).kind;
}
