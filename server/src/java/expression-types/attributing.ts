/** What the parts that work out the types of a member's expressions ask of each other. */
import type { Expression, LambdaExpression, TypeNode } from '../ast';
import type { ClassType, JavaType, MethodModel } from '../class-model';
import type { Bindings } from './bindings';
import type { CodeScope, TypeNames } from './code-scope';
import type { Inference } from './inference';
import type { Members, MethodUse } from './members';
import type { Overloads, Shape } from './overloads';
import type { TypeRelations } from './type-relations';

export type MethodReference = Extract<Expression, { kind: 'method-reference' }>;

/** A method that is called or referred to. */
export interface MethodOf {
  readonly owner: ClassType;
  readonly method: MethodModel;
  /** With the receiver's type arguments, and those that were inferred for the method. */
  readonly returnType: JavaType;
}

/** The function that a lambda or a method reference stands for. */
export interface InferredFunction {
  readonly parameters: readonly JavaType[];
  readonly result: JavaType;
}

/** What reads members of classes; one for a project. */
export interface Knowledge {
  readonly relations: TypeRelations;
  readonly members: Members;
  readonly overloads: Overloads;
  readonly types: TypeNames;
}

/** The attribution of one member, as its parts see it. */
export interface Attributing {
  readonly bindings: Bindings;
  readonly known: Knowledge;
  scopeOf(expression: Expression): CodeScope;
  /** A type as it is written at an expression. */
  written(node: TypeNode, at: Expression): JavaType;
  /** The type of any expression, read with the statement that it belongs to. */
  lookUp(expression: Expression): JavaType;
  /** The same for what a variable begins with; null while that is being read. */
  initializerType(initializer: Expression): JavaType | null;
  /** Null where nothing tells. */
  lambdaParameter(lambda: LambdaExpression, index: number): JavaType | null;
  /** The type of an expression on its own, or where `target` is asked for. */
  closed(expression: Expression, target: JavaType | null): JavaType;
  /** Reads an expression that is used where `target` is asked for, as part of an inference. */
  argument(expression: Expression, target: JavaType, inference: Inference): void;
  /** What an argument tells before its target is known. */
  shape(expression: Expression): Shape;
  /** Keeps the type of an expression that was read with the one around it. */
  settleType(expression: Expression, type: JavaType): void;
  /** Keeps the parameters that an inference gives a lambda. */
  settleParameters(lambda: LambdaExpression, parameters: readonly JavaType[]): void;
  /** Keeps the function that a lambda or a method reference stands for, as it is when the inference ends. */
  settleFunction(expression: Expression, type: InferredFunction, inference: Inference): void;
  /** Keeps the method that a call, a `new` or a method reference means, as it is when the inference ends. */
  settleMethod(expression: Expression, use: MethodUse, returnType: JavaType, inference: Inference): void;
  /** Reads what is nested a level deeper; `otherwise` where that is deeper than code is. */
  deeper<T>(read: () => T, otherwise: T): T;
}
