/** The type information of the records that a transformation gives. */
import { type Message, message } from '../../base/message';
import { type JavaType, OBJECT } from '../../java/class-model';
import { atom, flinkReason, ownReason, type TypeInformation } from '../../typeinfo/type-information';

/** What is known of one transformation. */
export interface ElementType {
  /** Null for sinks. Kind `error` with Flink's message where no type can be told Flink itself, `unknown` with the reason. */
  readonly output: TypeInformation | null;
  /** Of the keys the records were partitioned by; null where they were not. */
  readonly key: TypeInformation | null;
  /** True for a `KeyedStream`: what is called on it gets the key, also where it keeps nothing. */
  readonly keyed: boolean;
  /**
   * What Flink throws at this very call, so that a job does not get beyond it: kind `error`; null where it throws nothing.
   * A type that is missing (`MissingTypeInfo`) is thrown by the first call that asks for it, not by the one that lacks it.
   */
  readonly thrown: TypeInformation | null;
  /**
   * Where the output's type comes from: the id of the transformation whose call decides it, which calls that hand records on
   * unchanged (`filter`, `rebalance`, `reduce`) are not; null for sinks.
   */
  readonly origin: number | null;
  /** True where the code itself says the type there (`returns`, a `TypeInformation`), so that Flink extracts nothing. */
  readonly told: boolean;
  /** The types that the operator itself keeps or hands on besides: the accumulator of an `aggregate` on windows. */
  readonly accumulator: TypeInformation | null;
}

export function unknownType(why: Message, type: JavaType = OBJECT): TypeInformation {
  return atom('unknown', type, null, [ownReason('other', null, why)]);
}

/** What depends on a class that a class path might have. */
export function unresolvedClass(name: string): TypeInformation {
  const why = message('{0} is not among the known classes', name);
  return atom('unknown', OBJECT, null, [ownReason('unresolved', name, why)]);
}

/** What Flink throws; `causes` are what led to it, the exception itself comes last. */
export function failure(words: string, cause: TypeInformation | null = null): TypeInformation {
  return atom('error', cause?.type ?? OBJECT, null, [...(cause?.reasons ?? []), flinkReason('throws', null, words)]);
}

export function isKnown(info: TypeInformation | null): info is TypeInformation {
  return info !== null && info.kind !== 'unknown' && info.kind !== 'error';
}

/** Where nothing but the class of a type counts: a boxed or plain class without arguments. */
export function isSameInformation(a: TypeInformation, b: TypeInformation): boolean {
  return JSON.stringify(shapeOf(a)) === JSON.stringify(shapeOf(b));
}

function shapeOf({ kind, type, serializer, fields, arguments: args }: TypeInformation): unknown {
  const typeClass = kind === 'basic' ? serializer : [type.kind === 'class' ? type.name : type, serializer];
  return [kind, typeClass, fields.map((field) => [field.name, shapeOf(field.type)]), args.map(shapeOf)];
}
