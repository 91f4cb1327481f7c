/** State descriptors that code makes: `new MapStateDescriptor<>("orders", Types.STRING, Types.LONG)`. */
import { message } from '../../base/message';
import { type DescriptorKind, descriptorClass } from '../../flink/state-descriptors';
import { OBJECT, simpleName } from '../../java/class-model';
import { atom, ownReason, type TypeInformation } from '../../typeinfo/type-information';
import type { CodePlace } from '../code-place';
import type { TypeValues } from '../element-types/type-values';
import { textOf } from '../interpreter/constant-folding';
import type { Value } from '../interpreter/value';

export interface Descriptor {
  readonly kind: DescriptorKind;
  /** Null when it is not constant. */
  readonly name: string | null;
  readonly type: TypeInformation;
  /** Of a map's keys; null for all others. */
  readonly keyType: TypeInformation | null;
  /** The expression that makes it. */
  readonly place: CodePlace;
  /** The same for the same descriptor, whatever way leads there. */
  readonly identity: number;
}

/** The descriptor that a value is; null for everything else. */
export function descriptorOf(value: Value, types: TypeValues): Descriptor | null {
  const descriptor = value.kind === 'object' && !value.body ? descriptorClass(value.type.name) : null;
  if (value.kind !== 'object' || !descriptor || !value.arguments[0]) {
    return null;
  }
  const { arguments: given, place, identity } = value;
  return {
    kind: descriptor.kind,
    name: value.arguments[0].kind === 'constant' ? textOf(value.arguments[0]) : null,
    type: typeOf(given[descriptor.type], types),
    keyType: descriptor.keyType === null ? null : typeOf(given[descriptor.keyType], types),
    place,
    identity,
  };
}

/** What an argument that gives a type makes: a class, type information, or a serializer. */
function typeOf(value: Value | undefined, types: TypeValues): TypeInformation {
  if (!value) {
    return atom('unknown', OBJECT, null, [ownReason('other', null, message('it is not written'))]);
  }
  if (value.kind === 'class') {
    return types.ofClass(value.type);
  }
  const serializer = serializerName(value);
  return serializer === null
    ? types.read(value)
    : atom('custom', OBJECT, serializer, [ownReason('other', null, message('the code gives the serializer itself'))]);
}

/** `LongSerializer` of `LongSerializer.INSTANCE` and of `new LongSerializer()`. */
function serializerName(value: Value): string | null {
  const name =
    value.kind === 'enum' && value.name === 'INSTANCE' ? value.class : value.kind === 'object' ? value.type.name : '';
  return name.endsWith('Serializer') ? simpleName(name) : null;
}
