/** Which variable each name in a member's code means, and which statement each expression belongs to (JLS 6.3, 6.4). */
import type {
  Block,
  Expression,
  FieldDeclaration,
  LambdaExpression,
  MethodDeclaration,
  TypeDeclaration,
  TypeNode,
} from '../ast';
import type { CodeScope } from './code-scope';

/** A local variable, a parameter, a variable of a pattern, a loop, a resource or a catch clause. */
export interface Variable {
  readonly name: string;
  /** Null for lambda parameters without a type. */
  readonly type: TypeNode | null;
  readonly scope: CodeScope;
  /** What `var` takes its type from. */
  readonly from:
    | { readonly kind: 'initializer' | 'elements'; readonly expression: Expression }
    | { readonly kind: 'lambda'; readonly lambda: LambdaExpression; readonly index: number }
    | null;
}

/** An expression whose type depends on nothing around it but `target`. */
export interface Root {
  readonly expression: Expression;
  /** The type it is assigned to or returned as. */
  readonly target: TypeNode | null;
  readonly scope: CodeScope;
}

/** A class within a method. */
export interface LocalClass {
  readonly binaryName: string;
  /** False when javac's count of such classes is not known, so that the name is only ours. */
  readonly isCounted: boolean;
  readonly declaration: TypeDeclaration;
  /** Of its members. */
  readonly scope: CodeScope;
  /** Of what surrounds it. */
  readonly outer: CodeScope;
  /** The `new` of an anonymous class. */
  readonly created: Expression | null;
}

export interface Bindings {
  /** By the `name` expression. */
  readonly variables: ReadonlyMap<Expression, Variable>;
  readonly roots: ReadonlyMap<Expression, Root>;
  readonly scopes: ReadonlyMap<Expression, CodeScope>;
  readonly localClasses: readonly LocalClass[];
  /** What a lambda with a block returns. */
  readonly returns: ReadonlyMap<LambdaExpression, readonly Expression[]>;
}

/** A method, a constructor, an initializer or a field of a class. */
export type Member = MethodDeclaration | Block | FieldDeclaration;
