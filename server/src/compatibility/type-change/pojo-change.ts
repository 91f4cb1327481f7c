/**
 * `PojoSerializerSnapshot.resolveSchemaCompatibility` and `PojoFieldUtils.getField` (1.17 to 2.3), also of records, which
 * are POJOs from 1.19 on.
 */
import { type Message, message } from '../../base/message';
import { canonicalName } from '../../java/class-model';
import { erasedName } from '../../typeinfo/java-types';
import type { FieldInformation, TypeInformation } from '../../typeinfo/type-information';
import type { Restore, Revision } from '../revision';
import { FAILS_OTHER_CLASS, fails, KEPT, migrated, type TypeChange, together, unknown } from './effect';
import { subclassChange } from './subclass-change';

type AskPart = (before: TypeInformation, after: TypeInformation, restore: Restore) => TypeChange;

/** @param ask what becomes of a field's own type */
export function pojoChange(
  before: TypeInformation,
  after: TypeInformation,
  restore: Restore,
  ask: AskPart,
): TypeChange {
  const [oldName, newName] = [erasedName(before.type), erasedName(after.type)];
  if (oldName !== newName) {
    return restore.to.find(oldName) === null
      ? fails(message('the class {0} is gone: ClassNotFoundException', canonicalName(oldName)))
      : FAILS_OTHER_CLASS(oldName, newName);
  }
  const removed: string[] = [];
  const parts = before.fields.map((field): TypeChange => {
    const partner = partnerOf(field, after, restore.to);
    if (partner === 'removed') {
      removed.push(field.name);
      return KEPT;
    }
    return partner === 'not-serialized'
      ? fails(notSerialized(field), { class: field.declaredIn, member: field.name })
      : fieldChange(field, partner, restore, ask);
  });
  const kept = new Set(before.fields.map(({ name }) => name));
  const added = after.fields.filter(({ name }) => !kept.has(name) || removed.includes(name)).map(({ name }) => name);
  const made = instanceChange(oldName, restore);
  return together([...parts, sizeChange(removed, added), subclassChange(oldName, restore), made]);
}

/**
 * The field that Java reflection finds for an old one, as the new serializer has it. Where the class that declared it is
 * gone, so is the field (`LinkedOptionalMapSerializer`, 1.17 to 2.3).
 */
export function partnerOf(
  field: Pick<FieldInformation, 'name' | 'declaredIn'>,
  { fields }: TypeInformation,
  to: Revision,
): FieldInformation | 'removed' | 'not-serialized' {
  const same = fields.find(({ name, declaredIn }) => name === field.name && declaredIn === field.declaredIn);
  if (same) {
    return same;
  }
  let model = to.find(field.declaredIn);
  for (let depth = 0; model && depth < 100; depth++) {
    const owner: string = model.name;
    if (model.fields.some(({ name }) => name === field.name)) {
      const found = fields.find(({ name, declaredIn }) => name === field.name && declaredIn === owner);
      return found ?? 'not-serialized';
    }
    model = model.superclass?.kind === 'class' ? to.find(model.superclass.name) : null;
  }
  return 'removed';
}

export function notSerialized({ name }: Pick<FieldInformation, 'name'>): Message {
  return message('the field {0} is still there but no longer serialized', name);
}

function fieldChange(before: FieldInformation, after: FieldInformation, restore: Restore, ask: AskPart): TypeChange {
  const {
    effect,
    reason,
    at = { class: after.declaredIn, member: after.name },
  } = ask(before.type, after.type, restore);
  if (effect === 'kept') {
    return before.type.type.kind !== 'primitive' && after.type.type.kind === 'primitive'
      ? unknown(message('the field {0} is a primitive now: it fails where a null is stored', before.name))
      : KEPT;
  }
  return { effect, reason: reason && message('field {0}: {1}', before.name, reason), at };
}

/** `PojoSerializer.createInstance` (1.17 to 2.3) makes none of a class that is abstract now: reading one throws. */
function instanceChange(name: string, { from, to }: Restore): TypeChange {
  const isAbstract = (revision: Revision) => {
    const model = revision.find(name);
    return model?.kind === 'interface' || model?.keywords.has('abstract') === true;
  };
  if (isAbstract(from) || !isAbstract(to)) {
    return KEPT;
  }
  const why = message('the class {0} is abstract now: stored objects of it cannot be read', canonicalName(name));
  return from.subclassesOf(name).length === 0 ? fails(why, { class: name }) : unknown(why);
}

/** What the fields that are gone and those that are new make of a POJO. */
export function sizeChange(removed: readonly string[], added: readonly string[]): TypeChange {
  if (removed.length > 0 && added.length > 0) {
    const [from, to] = [removed.join(', '), added.join(', ')];
    return migrated(message('removed {0}, added {1}: a renamed field loses its value', from, to));
  }
  if (removed.length > 0) {
    return migrated(message('the field {0} is gone, its values with it', removed.join(', ')));
  }
  return added.length > 0 ? migrated(message('the field {0} is new and starts empty', added.join(', '))) : KEPT;
}
