/** `BasicTypeInfo.getInfoFor`, `SqlTimeTypeInfo.getInfoFor` and the arrays of primitive and basic types; the same in 1.12 to 2.3. */
import type { ClassType, JavaType, PrimitiveName } from '../java/class-model';
import { atom, composite, type TypeInformation } from './type-information';

const PRIMITIVES: Readonly<Record<PrimitiveName, string>> = {
  boolean: 'BooleanSerializer',
  byte: 'ByteSerializer',
  short: 'ShortSerializer',
  int: 'IntSerializer',
  long: 'LongSerializer',
  float: 'FloatSerializer',
  double: 'DoubleSerializer',
  char: 'CharSerializer',
  void: 'VoidSerializer',
};

const CLASSES: ReadonlyMap<string, string> = new Map([
  ['java.lang.String', 'StringSerializer'],
  ['java.lang.Boolean', 'BooleanSerializer'],
  ['java.lang.Byte', 'ByteSerializer'],
  ['java.lang.Short', 'ShortSerializer'],
  ['java.lang.Integer', 'IntSerializer'],
  ['java.lang.Long', 'LongSerializer'],
  ['java.lang.Float', 'FloatSerializer'],
  ['java.lang.Double', 'DoubleSerializer'],
  ['java.lang.Character', 'CharSerializer'],
  ['java.lang.Void', 'VoidSerializer'],
  ['java.util.Date', 'DateSerializer'],
  ['java.math.BigInteger', 'BigIntSerializer'],
  ['java.math.BigDecimal', 'BigDecSerializer'],
  ['java.time.Instant', 'InstantSerializer'],
  ['java.sql.Date', 'SqlDateSerializer'],
  ['java.sql.Time', 'SqlTimeSerializer'],
  ['java.sql.Timestamp', 'SqlTimestampSerializer'],
]);

/** `BasicTypeInfo.getInfoFor` of a primitive. */
export function primitiveTypeInfo(name: PrimitiveName): TypeInformation {
  return atom('basic', { kind: 'primitive', name }, PRIMITIVES[name]);
}

/** `BasicTypeInfo.getInfoFor`, then `SqlTimeTypeInfo.getInfoFor`; null for other classes. */
export function basicTypeInfo(type: JavaType): TypeInformation | null {
  const serializer = type.kind === 'class' ? CLASSES.get(type.name) : undefined;
  return serializer === undefined ? null : atom('basic', type, serializer);
}

const BASIC_COMPONENTS: ReadonlySet<string> = new Set([
  'java.lang.String',
  'java.lang.Boolean',
  'java.lang.Byte',
  'java.lang.Short',
  'java.lang.Integer',
  'java.lang.Long',
  'java.lang.Float',
  'java.lang.Double',
  'java.lang.Character',
]);

/** `PrimitiveArrayTypeInfo.getInfoFor`, then `BasicArrayTypeInfo.getInfoFor`; null for other arrays. */
export function basicArrayTypeInfo(element: JavaType, arrayType: JavaType): TypeInformation | null {
  if (element.kind === 'primitive') {
    const serializer = `${element.name[0]?.toUpperCase()}${element.name.slice(1)}PrimitiveArraySerializer`;
    return composite('array', arrayType, serializer, { arguments: [primitiveTypeInfo(element.name)] });
  }
  const component = basicTypeInfo(element);
  if (!component || element.kind !== 'class' || !BASIC_COMPONENTS.has(element.name)) {
    return null;
  }
  const serializer = element.name === 'java.lang.String' ? 'StringArraySerializer' : 'GenericArraySerializer';
  return composite('array', arrayType, serializer, { arguments: [component] });
}

/** `LocalTimeTypeInfo`, which only code asks for: the TypeExtractor never makes it. */
export function localTimeTypeInfo(type: ClassType): TypeInformation | null {
  const [, name] = /^java\.time\.(Local(?:Date|Time|DateTime))$/.exec(type.name) ?? [];
  return name === undefined ? null : atom('basic', type, `${name}Serializer`);
}

const UNBOXED: ReadonlyMap<string, PrimitiveName> = new Map([
  ['java.lang.Boolean', 'boolean'],
  ['java.lang.Byte', 'byte'],
  ['java.lang.Short', 'short'],
  ['java.lang.Character', 'char'],
  ['java.lang.Integer', 'int'],
  ['java.lang.Long', 'long'],
  ['java.lang.Float', 'float'],
  ['java.lang.Double', 'double'],
]);

/** The primitive of a box; other types as they are. */
export function unboxed(type: JavaType): JavaType {
  const name = type.kind === 'class' ? UNBOXED.get(type.name) : undefined;
  return name === undefined ? type : { kind: 'primitive', name };
}
