/** What the parts of the interpreter ask each other for. */
import type { StreamClass } from '../../flink/stream-api';
import type { Expression, MethodDeclaration, Statement, TypeNode } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import type { ClassCode, ClassCodes } from './class-code';
import type { CodeNames } from './code-names';
import type { Completion, Run } from './run';
import type { CallValue, EnumValue, LambdaValue, ReferenceValue, Value } from './value';

export interface Reader {
  readonly run: Run;
  readonly codes: ClassCodes;
  readonly names: CodeNames;

  /** What an expression stands for; what it adds to the job is added to the run. */
  value(expression: Expression): Value;
  statement(statement: Statement): Completion;
  block(statements: readonly Statement[]): Completion;

  typeOf(node: TypeNode): JavaType;
  /** Follows a call of a method of the project. */
  invoke(call: MethodCall): Value;
  /** Follows what `new` does to an object: constructors and initializers, those of its superclass first. */
  construct(code: ClassCode, self: Value, values: readonly Value[], at: Expression['range'] | null): void;
  /** Follows the constructor of an enum's constant, once. */
  constructConstant(constant: EnumValue): void;
  /** Makes an object of a class that a method reference names. */
  makeOf(type: JavaType, values: readonly Value[], at: Expression): Value;
  /** Follows what a lambda or a method reference does with arguments. */
  apply(called: LambdaValue | ReferenceValue, values: readonly Value[], range: Expression['range']): Value;
  /** Calls a method by its name on a value. */
  callMethod(receiver: Value, name: string, values: readonly Value[], at: Expression): Value;
  /** Other code gets the value: it may give its operators uids, and add more to its environment. */
  handOn(value: Value): void;
  /** The stream that a library's call gives. */
  streamFrom(made: CallValue, seenAs: StreamClass): Value;
  /** A value that code finds where it is not seen to be put: a stream is one of the job's. */
  found(type: JavaType, at: Expression): Value;
  /** What is known of a value of which only the type is. */
  valueOfType(type: JavaType): Value;
}

export interface MethodCall {
  readonly owner: ClassCode;
  readonly method: MethodDeclaration;
  readonly self: Value | null;
  readonly values: readonly Value[];
  /** Where it is called; null for what runs by itself, such as an initializer. */
  readonly at: Expression['range'] | null;
  /** The variables around an anonymous class. */
  readonly captured: ReadonlyMap<string, Value>;
}

/** Where following begins. */
export interface Entry {
  readonly owner: ClassCode;
  /** A method or a constructor with a body. */
  readonly method: MethodDeclaration;
}
