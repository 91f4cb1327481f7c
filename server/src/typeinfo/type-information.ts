/** What Flink's TypeExtractor makes of a Java type: an immutable tree in which every node says why it is what it is. */
import { type Message, message, sayInEnglish } from '../base/message';
import type { JavaType } from '../java/class-model';

/** The kinds of the contract (`contracts.md`, types). */
export type TypeInformationKind =
  | 'basic'
  | 'array'
  | 'tuple'
  | 'pojo'
  | 'enum'
  | 'value'
  | 'writable'
  | 'avro'
  | 'either'
  | 'row'
  | 'list'
  | 'map'
  | 'set'
  | 'custom'
  | 'kryo'
  | 'error'
  | 'unknown';

/** One code a log line of Flink; those after `shadowed-field` stand where Flink logs nothing. */
export type ReasonCode =
  | 'not-public'
  | 'no-fields'
  | 'no-getter'
  | 'no-setter'
  | 'invalid-field'
  | 'custom-serialization'
  | 'no-default-constructor'
  | 'default-constructor-not-public'
  | 'shadowed-field'
  | 'interface'
  | 'jdk-type'
  | 'type-variable'
  | 'raw-type'
  | 'wildcard'
  | 'collection-argument'
  | 'throws'
  | 'unresolved'
  | 'other';

export interface Reason {
  readonly code: ReasonCode;
  /** The field, method or class the reason is about; null when it is about the whole type. */
  readonly member: string | null;
  /** As Flink logs or throws it; else `own` in English. */
  readonly message: string;
  /** What the product says itself, so that it can be said in other languages; null for Flink's words. */
  readonly own: Message | null;
}

/** A reason that Flink does not give, in the product's words. */
export function ownReason(code: ReasonCode, member: string | null, own: Message): Reason {
  return { code, member, message: sayInEnglish(own), own };
}

/** A reason in Flink's words: what it logs or throws. */
export function flinkReason(code: ReasonCode, member: string | null, words: string): Reason {
  return { code, member, message: words, own: null };
}

/** What to say of a reason to people: Flink's words stay as they are. */
export function reasonWords({ message: words, own }: Reason): Message | string {
  return own ?? words;
}

export interface TypeInformation {
  readonly kind: TypeInformationKind;
  /** The Java type, its type variables as they were where it was met. */
  readonly type: JavaType;
  /** The simple class name of the serializer Flink picks; null when there is none (a reason says why) or it is not known. */
  readonly serializer: string | null;
  /** In Flink's order. Never empty for `kryo`, `error` and `unknown`. */
  readonly reasons: readonly Reason[];
  /** Of a POJO (by name, as Flink sorts them), a tuple or an Avro record; else empty. */
  readonly fields: readonly FieldInformation[];
  /** Of a list, set, map (key, value), array (its component) or either (left, right); else empty. */
  readonly arguments: readonly TypeInformation[];
}

export interface FieldInformation {
  readonly name: string;
  /** The binary name of the class that declares the field. */
  readonly declaredIn: string;
  readonly type: TypeInformation;
}

/** Type information without parts. */
export function atom(
  kind: TypeInformationKind,
  type: JavaType,
  serializer: string | null,
  reasons: readonly Reason[] = [],
): TypeInformation {
  return { kind, type, serializer, reasons, fields: [], arguments: [] };
}

const ASKED_FOR = message('the code asks for a generic type');

/** `Types.GENERIC(Order.class)`: the code says itself that Kryo is to serialize it. */
export function kryoAskedFor(type: JavaType): TypeInformation {
  return kryo(type, [ownReason('other', null, ASKED_FOR)]);
}

/** True for a generic type that the code asks for. */
export function isAskedFor({ kind, reasons }: TypeInformation): boolean {
  return kind === 'kryo' && reasons.some(({ own }) => own?.template === ASKED_FOR.template);
}

const metAgain = (name: string) =>
  message('{0} contains itself; where it is met again Flink takes it for a generic type', name);

/** A class below itself. @param name as people write it */
export function kryoMetAgain(type: JavaType, name: string): TypeInformation {
  return kryo(type, [ownReason('other', null, metAgain(name))]);
}

/** True for a class that is generic because it stands below itself. */
export function isMetAgain({ reasons }: TypeInformation): boolean {
  return reasons.some(({ own }) => own?.template === metAgain('').template);
}

/** `GenericTypeInfo`: Kryo. */
export function kryo(type: JavaType, reasons: readonly Reason[]): TypeInformation {
  return atom('kryo', type, 'KryoSerializer', reasons);
}

/**
 * Type information with parts. Its serializer is made of theirs (`createSerializer` of PojoTypeInfo, TupleTypeInfo,
 * ListTypeInfo…): where one of them cannot be made, it cannot be made either, for the same reason.
 */
export function composite(
  kind: TypeInformationKind,
  type: JavaType,
  serializer: string,
  parts: { readonly fields?: readonly FieldInformation[]; readonly arguments?: readonly TypeInformation[] },
  reasons: readonly Reason[] = [],
): TypeInformation {
  const { fields = [], arguments: typeArguments = [] } = parts;
  const broken = [...fields.map((field) => field.type), ...typeArguments].find(
    (part) => part.serializer === null && part.reasons.some((reason) => reason.code === 'throws'),
  );
  const failure = broken?.reasons.filter((reason) => reason.code === 'throws') ?? [];
  return {
    kind,
    type,
    serializer: broken ? null : serializer,
    reasons: [...reasons, ...failure],
    fields,
    arguments: typeArguments,
  };
}
