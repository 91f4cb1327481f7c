/**
 * What Flink does with state of one type that another type is to read: `TypeSerializerSnapshot.resolveSchemaCompatibility`
 * of the new serializer's snapshot (Flink 1.19 to 2.3; before, the same asked the other way round).
 */
import { type Message, message } from '../../base/message';
import { typeKey } from '../../java/type-parts';
import { erasedName, primitiveToWrapper } from '../../typeinfo/java-types';
import { showType } from '../../typeinfo/show-type';
import { reasonWords, type TypeInformation } from '../../typeinfo/type-information';
import type { Restore } from '../revision';
import { avroChange } from './avro-change';
import { FAILS_OTHER_CLASS, KEPT, type TypeChange, together, unknown } from './effect';
import { enumChange } from './enum-change';
import { kryoChange } from './kryo-change';
import { pojoChange } from './pojo-change';
import { settingsChange } from './serializer-settings';
import { isUnchangedCode } from './unchanged-code';

/** What becomes of values of the type `before` where the type `after` is registered for them. */
export function typeChange(before: TypeInformation, after: TypeInformation, restore: Restore): TypeChange {
  const asked = [before, after].find(({ kind }) => kind === 'unknown' || kind === 'error');
  if (asked) {
    return unreadChange(before, after, restore);
  }
  if (before.kind === 'custom' || after.kind === 'custom') {
    return customChange(before, after, restore);
  }
  if (before.kind !== after.kind) {
    return otherSerializer(before, after);
  }
  return settingsChange(after, restore) ?? sameKindChange(before, after, restore);
}

function sameKindChange(before: TypeInformation, after: TypeInformation, restore: Restore): TypeChange {
  switch (after.kind) {
    case 'basic':
      return nameOf(before) === nameOf(after) ? KEPT : otherSerializer(before, after);
    case 'pojo':
      return pojoChange(before, after, restore, typeChange);
    case 'enum':
      return enumChange(before, after, restore);
    case 'kryo':
      return kryoChange(before, after, restore);
    case 'avro':
      return avroChange(before, after, restore);
    case 'tuple':
      return tupleChange(before, after, restore);
    case 'array':
      return arrayChange(before, after, restore);
    case 'row':
      // RowSerializerSnapshot (1.17 to 2.3): as many fields as before, whatever their names
      return before.arguments.length === after.arguments.length && after.arguments.length > 0
        ? typeChanges(before.arguments, after.arguments, restore)
        : otherSerializer(before, after);
    case 'list':
    case 'set':
    case 'map':
      // what Types.LIST gives and what is extracted from List<T> since 2.0 have serializers of different classes
      return before.serializer === after.serializer
        ? typeChanges(before.arguments, after.arguments, restore)
        : FAILS_OTHER_CLASS(before.serializer ?? '', after.serializer ?? '');
    case 'either':
      // CompositeTypeSerializerSnapshot of ListSerializerSnapshot, MapSerializerSnapshot… (1.17 to 2.3)
      return typeChanges(before.arguments, after.arguments, restore);
    default:
      return sameCode(before, after, restore);
  }
}

/** `TupleSerializerSnapshot` (1.17 to 2.3): the class and the number of fields must be the same, then each field decides. */
function tupleChange(before: TypeInformation, after: TypeInformation, restore: Restore): TypeChange {
  if (nameOf(before) !== nameOf(after) || before.fields.length !== after.fields.length) {
    return otherSerializer(before, after);
  }
  const types = ({ fields }: TypeInformation) => fields.map(({ type }) => type);
  return typeChanges(types(before), types(after), restore);
}

/** `GenericArraySerializerSnapshot` (1.17 to 2.3): the component's class must be the same; arrays of primitives have their own. */
function arrayChange(before: TypeInformation, after: TypeInformation, restore: Restore): TypeChange {
  return nameOf(before) === nameOf(after)
    ? typeChanges(before.arguments, after.arguments, restore)
    : otherSerializer(before, after);
}

/** The same of several types that are kept together, each with its partner. */
export function typeChanges(
  before: readonly TypeInformation[],
  after: readonly TypeInformation[],
  restore: Restore,
): TypeChange {
  return together(
    after.map((type, i) => {
      const old = before[i];
      return old ? typeChange(old, type, restore) : unknown(message('its parts are not known'));
    }),
  );
}

function otherSerializer(before: TypeInformation, after: TypeInformation): TypeChange {
  const change = FAILS_OTHER_CLASS(shown(before), shown(after));
  const name = erasedName(after.type);
  // the class itself became another kind, such as a POJO that Kryo gets now
  return before.kind !== after.kind && name !== '' && erasedName(before.type) === name
    ? { ...change, at: { class: name } }
    : change;
}

function customChange(before: TypeInformation, after: TypeInformation, restore: Restore): TypeChange {
  if (before.kind === after.kind) {
    return sameCode(before, after, restore);
  }
  return unknown(
    message(
      'its type changed from {0} to {1}, and what its own serializer accepts is not known',
      shown(before),
      shown(after),
    ),
  );
}

/** Serializers that are not followed: the same code gives the same serializer. */
function sameCode(before: TypeInformation, after: TypeInformation, restore: Restore): TypeChange {
  if (typeKey(before.type) !== typeKey(after.type)) {
    return nameOf(before) === nameOf(after) ? unknown(notFollowed(after)) : otherSerializer(before, after);
  }
  return isUnchangedCode(after.type, restore) ? KEPT : unknown(notFollowed(after));
}

function notFollowed(type: TypeInformation): Message {
  return message('its type {0} changed, and how its serializer takes that is not known', shown(type));
}

/** A type that could not be told: the same name among the same code and libraries is the same type. */
function unreadChange(before: TypeInformation, after: TypeInformation, restore: Restore): TypeChange {
  const named = typeKey(before.type) === typeKey(after.type) && before.kind === after.kind;
  const isSame = named && JSON.stringify(before.reasons) === JSON.stringify(after.reasons);
  const text = erasedName(after.type);
  // what an expression makes stands there as Object
  const isInferred =
    text === '' || text === 'java.lang.Object' || (after.type.kind === 'unknown' && after.type.why !== 'unresolved');
  if (isSame && !isInferred && isUnchangedCode(after.type, restore)) {
    return KEPT;
  }
  return unknown(message('its type is not known: {0}', [after, before].flatMap(whyUnknown)[0] ?? text));
}

function whyUnknown({ kind, reasons }: TypeInformation): (Message | string)[] {
  return kind === 'unknown' || kind === 'error' ? reasons.map(reasonWords) : [];
}

function nameOf({ type }: TypeInformation): string {
  return erasedName(primitiveToWrapper(type));
}

const LONGEST = 60;

function shown(type: TypeInformation): string {
  const text = showType(type);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
