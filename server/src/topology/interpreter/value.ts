/** What an expression stands for while a job's code is followed. Values are immutable; what objects hold is in the store. */
import type { TextRange } from '../../base/text-range';
import type { StreamClass } from '../../flink/stream-api';
import type { Expression, LambdaExpression, MethodDeclaration, TypeDeclaration } from '../../java/ast';
import type { ClassType, JavaType } from '../../java/class-model';
import type { Scope } from '../../java/names';
import type { CodePlace } from '../code-place';

export type Value =
  | UnknownValue
  | NullValue
  | ConstantValue
  | EnumValue
  | ClassValue
  | ObjectValue
  | LambdaValue
  | ReferenceValue
  | CallValue
  | EnvironmentValue
  | StreamValue
  | ChoiceValue;

/** Nothing is known but the type it is declared to have, perhaps. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly type: JavaType;
  /** The operands it was worked out from, as far as they are known. */
  readonly operands?: readonly Value[];
}

export interface NullValue {
  readonly kind: 'null';
}

/** A string, a number, a boolean or a character that is known. */
export interface ConstantValue {
  readonly kind: 'constant';
  /** Integers are `bigint`, `float` and `double` are numbers, a character is a string of one. */
  readonly value: string | number | bigint | boolean;
  /** `literal` where it is written on the spot, `constant` where it has a name, `computed` where code worked it out. */
  readonly origin: 'literal' | 'constant' | 'computed';
  readonly isCharacter?: boolean;
}

export interface EnumValue {
  readonly kind: 'enum';
  /** The binary name. */
  readonly class: string;
  readonly name: string;
}

/** `Order.class`. */
export interface ClassValue {
  readonly kind: 'class';
  readonly type: JavaType;
}

/** An object of the project's or another's class. */
export interface ObjectValue {
  readonly kind: 'object';
  /** True when it is made by `new` with exactly this class; false for `this` of code whose caller is not known. */
  readonly exact: boolean;
  /** As it is written: with its arguments, empty for raw types and the diamond. For an anonymous class what it extends. */
  readonly type: ClassType;
  /** Tells objects apart. */
  readonly identity: number;
  /** The members of an anonymous class. */
  readonly body: TypeDeclaration | null;
  readonly arguments: readonly Value[];
  readonly place: CodePlace;
  /** The code around `new`, in which an anonymous class sees variables. */
  readonly within: Body;
  /** Null where nobody wrote `new`. */
  readonly expression: Expression | null;
}

export interface LambdaValue {
  readonly kind: 'lambda';
  readonly expression: LambdaExpression;
  readonly within: Body;
  readonly place: CodePlace;
}

/** `Order::parse`, `this::parse`, `Order::new`. */
export interface ReferenceValue {
  readonly kind: 'reference';
  readonly expression: Extract<Expression, { kind: 'method-reference' }>;
  readonly within: Body;
  readonly place: CodePlace;
  /** What the expression before `::` stands for; null where it is a type. */
  readonly receiver: Value | null;
}

/**
 * What a method that is not among the sources gives, as it is written: `KafkaSource.<String>builder().setTopics("a").build()` is
 * a call of `build` on a call of `setTopics` on a call of `builder`.
 */
export interface CallValue {
  readonly kind: 'call';
  /** The class whose static method is called; null for a call on `receiver`. */
  readonly owner: string | null;
  readonly receiver: Value | null;
  readonly method: string;
  readonly arguments: readonly Value[];
  /** The declared result, where it is known. */
  readonly type: JavaType;
  readonly place: CodePlace;
  readonly within: Body;
  readonly expression: Expression;
}

export interface EnvironmentValue {
  readonly kind: 'environment';
  readonly class: StreamClass;
  readonly id: number;
}

/** A stream, a windowed stream, a sink…: an object of a class of the DataStream API. */
export interface StreamValue {
  readonly kind: 'stream';
  /** The class it has when the job runs. */
  readonly class: StreamClass;
  /** The class that the code sees it as: who gets it may call its methods. */
  readonly seenAs: StreamClass;
  readonly environment: number;
  /** Ids of the transformations it stands for; several where a choice made one or another. */
  readonly transformations: readonly number[];
  /** The calls that led here from `transformations` and make no operator of their own, such as `window`, `where`, `between`. */
  readonly steps: readonly StreamStep[];
  /** True for keyed streams and what is made of them without an operator between. */
  readonly keyed: boolean;
  /** For connected and joined streams: the other input. */
  readonly other: StreamValue | null;
}

export interface StreamStep {
  readonly method: string;
  readonly arguments: readonly Value[];
  readonly range: TextRange;
}

/** One of several values, by a choice that the code takes. */
export interface ChoiceValue {
  readonly kind: 'choice';
  readonly values: readonly Value[];
}

/** Code that names are looked up in: a method, a constructor, an initializer, a lambda or an anonymous class within one. */
export interface Body {
  readonly file: string;
  /** The classes around it and the type variables in scope. */
  readonly scope: Scope;
  /** The method it is or stands in; null for initializers. */
  readonly method: MethodDeclaration | null;
  /** What `this` is; null in static code. */
  readonly self: Value | null;
  /** The local variables around it, as they were when it was made. */
  readonly captured: ReadonlyMap<string, Value>;
}
