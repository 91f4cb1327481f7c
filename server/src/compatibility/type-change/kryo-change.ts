/**
 * `KryoSerializerSnapshot` (1.17 to 2.3) compares the class and what is registered with Kryo. The fields of a class are not
 * compared: Kryo's `FieldSerializer` reads them one after the other, sorted by name, whatever was written.
 */
import { message } from '../../base/message';
import { type ClassModel, canonicalName } from '../../java/class-model';
import { typeKey } from '../../java/type-parts';
import { erasedName } from '../../typeinfo/java-types';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { Restore, Revision } from '../revision';
import { FAILS_OTHER_CLASS, fails, KEPT, type TypeChange, together, unknown } from './effect';
import { classesWithin, storedFields } from './unchanged-code';

export function kryoChange(before: TypeInformation, after: TypeInformation, restore: Restore): TypeChange {
  const { from, to } = restore;
  const [oldName, newName] = [erasedName(before.type), erasedName(after.type)];
  if (oldName !== newName) {
    return isGone(oldName, restore)
      ? fails(message('the class {0} is gone: ClassNotFoundException', canonicalName(oldName)))
      : FAILS_OTHER_CLASS(`Kryo[${oldName}]`, `Kryo[${newName}]`);
  }
  if (isMoveToFlink2WithAvro(restore)) {
    return fails(
      message(
        'Kryo of Flink 1.x registered a class of Avro with a serializer that Flink 2 does not have: Missing value for the key {0}',
        "'org.apache.avro.generic.GenericData$Array'",
      ),
    );
  }
  if (from.flinkVersion === null || to.flinkVersion === null || from.flinkVersion.major !== to.flinkVersion.major) {
    return unknown(
      message('Kryo wrote it, and whether Flink registers the same classes in both versions is not known'),
    );
  }
  const classes = classesWithin(before.type, from);
  if (classes === null) {
    return unknown(message('it leads to more classes than are followed'));
  }
  const certain = new Set([oldName, ...argumentsOf(before)]);
  const changes = together(
    classes.map((name) => fieldsChange(name, { isWhole: name === oldName, certain: certain.has(name) }, restore)),
  );
  if (changes.effect === 'kept' && typeKey(before.type) !== typeKey(after.type)) {
    return unknown(message('its type arguments changed, which Kryo does not check'));
  }
  const registers = from.registersKryoSerializers || to.registersKryoSerializers;
  return (changes.effect === 'fails' || changes.effect === 'wrong') && registers
    ? unknown(message('its fields changed, and it may have a Kryo serializer of its own'))
    : changes;
}

/**
 * `KryoSerializerSnapshotData` of 1.17 to 1.20 names `Serializers$SpecificInstanceCollectionSerializerForArrayList` wherever
 * flink-avro is on the class path; Flink 2 has no such class, whether or not flink-avro is there.
 */
function isMoveToFlink2WithAvro({ from, to }: Restore): boolean {
  return (
    from.flinkVersion !== null &&
    from.flinkVersion.major < 2 &&
    (to.flinkVersion?.major ?? 0) >= 2 &&
    /flink-(?:sql-)?avro/.test(from.libraries)
  );
}

function isGone(name: string, { from, to }: Restore): boolean {
  return from.find(name)?.place != null && to.find(name) === null;
}

/** The classes of what a collection is declared to hold. */
function argumentsOf({ type }: TypeInformation): string[] {
  return type.kind === 'class' ? type.arguments.flatMap((part) => (part.kind === 'class' ? [part.name] : [])) : [];
}

/**
 * @param isWhole true for the class of the state itself: where it is an element, what Kryo makes of shifted bytes was seen
 *   to fail, and to go on
 * @param certain true where objects of it are there
 */
function fieldsChange(
  name: string,
  { isWhole, certain }: { isWhole: boolean; certain: boolean },
  { from, to }: Restore,
): TypeChange {
  const [old, now] = [from.find(name), to.find(name)];
  const shown = canonicalName(name);
  if (!old || !now) {
    return certain
      ? fails(message('the class {0} is gone: ClassNotFoundException', shown))
      : unknown(message('the class {0}, which it may hold, is gone', shown));
  }
  if (old.kind === 'enum' && now.kind === 'enum') {
    return constantsChange(old, now);
  }
  const [before, after] = [fieldsOf(old), fieldsOf(now)];
  if (before.length === after.length && before.every((field, i) => field === after[i])) {
    return old.kind === now.kind ? KEPT : unknown(message('{0}, which Kryo wrote, changed', shown));
  }
  return isWhole && before.length !== after.length && isPlain(old, from) && isPlain(now, to)
    ? fails(
        message('the fields of {0} changed: Kryo reads them by their order, and fails when it reads the state', shown),
        { class: name },
      )
    : unknown(message('{0}, which Kryo wrote, changed: Kryo does not check that', shown));
}

/** `DefaultSerializers.EnumSerializer` of Kryo (2.24 and 5.6): a constant is written as its position. */
function constantsChange(
  { name, enumConstants: before }: ClassModel,
  { enumConstants: after }: ClassModel,
): TypeChange {
  const shown = canonicalName(name);
  if (before.every((constant, i) => constant === after[i])) {
    return KEPT;
  }
  return before.every((constant) => after.includes(constant))
    ? {
        effect: 'wrong',
        reason: message('the constants of {0} moved: Kryo wrote their positions, and reads others', shown),
        at: { class: name },
      }
    : unknown(message('{0}, which Kryo wrote, changed', shown));
}

function fieldsOf(model: ClassModel): string[] {
  return storedFields(model)
    .map(({ name, type }) => `${name} ${typeKey(type)}`)
    .sort();
}

/** True for what Kryo writes field by field. */
function isPlain(model: ClassModel, revision: Revision): boolean {
  const parent = model.superclass?.kind === 'class' ? model.superclass.name : null;
  return (
    model.kind === 'class' &&
    model.interfaces.length === 0 &&
    (parent === 'java.lang.Object' || inProject(parent, revision))
  );
}

function inProject(name: string | null, revision: Revision): boolean {
  return name !== null && revision.find(name)?.place != null;
}
