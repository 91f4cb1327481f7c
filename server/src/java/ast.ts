/** Java source as plain data: what the product reads of declarations, statements and expressions. */
import type { TextRange } from '../base/text-range';

/** One `.java` file. */
export interface CompilationUnit {
  /** Empty for the unnamed package. */
  readonly package: string;
  readonly imports: readonly Import[];
  readonly types: readonly TypeDeclaration[];
  /** True when the file has a syntax error anywhere. */
  readonly broken: boolean;
}

export interface Import {
  /** The imported name without `.*`. */
  readonly name: string;
  readonly static: boolean;
  readonly star: boolean;
  readonly range: TextRange;
}

export type ModifierKeyword =
  | 'public'
  | 'protected'
  | 'private'
  | 'static'
  | 'final'
  | 'abstract'
  | 'transient'
  | 'volatile'
  | 'synchronized'
  | 'native'
  | 'strictfp'
  | 'default'
  | 'sealed'
  | 'non-sealed';

export interface Modifiers {
  readonly keywords: ReadonlySet<ModifierKeyword>;
  readonly annotations: readonly Annotation[];
  /** Where the modifiers stand; null when there is none. */
  readonly range: TextRange | null;
}

export interface Annotation {
  /** As written: `Data`, `lombok.Data`. */
  readonly name: string;
  /** Named arguments; a single unnamed one is `value`. */
  readonly arguments: ReadonlyMap<string, Expression>;
  readonly range: TextRange;
}

export type TypeKind = 'class' | 'interface' | 'enum' | 'record' | 'annotation';

export interface TypeDeclaration {
  readonly kind: TypeKind;
  readonly name: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  /** What stands between the braces, the braces included. */
  readonly bodyRange: TextRange;
  readonly modifiers: Modifiers;
  readonly typeParameters: readonly TypeParameter[];
  /** The class after `extends`; null for none and for interfaces. */
  readonly superclass: TypeNode | null;
  /** Implemented interfaces, or those an interface extends. */
  readonly interfaces: readonly TypeNode[];
  readonly recordComponents: readonly Parameter[];
  readonly enumConstants: readonly EnumConstant[];
  readonly fields: readonly FieldDeclaration[];
  readonly methods: readonly MethodDeclaration[];
  readonly initializers: readonly Block[];
  readonly types: readonly TypeDeclaration[];
  /** True when a syntax error stands in the header or directly among the members: some may be missing here. */
  readonly broken: boolean;
}

export interface TypeParameter {
  readonly name: string;
  readonly bounds: readonly TypeNode[];
}

export interface EnumConstant {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly arguments: readonly Expression[];
  /** The members of the constant's own class, or null. */
  readonly body: TypeDeclaration | null;
}

/** One variable of a field declaration; `int a, b;` gives two. */
export interface FieldDeclaration {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly type: TypeNode;
  readonly modifiers: Modifiers;
  readonly initializer: Expression | null;
  /** The whole declaration, which other variables may share. */
  readonly range: TextRange;
}

export interface MethodDeclaration {
  /** The class's name for constructors. */
  readonly name: string;
  readonly nameRange: TextRange;
  readonly kind: 'method' | 'constructor' | 'compact-constructor';
  readonly modifiers: Modifiers;
  readonly typeParameters: readonly TypeParameter[];
  /** Null for constructors. */
  readonly returnType: TypeNode | null;
  readonly parameters: readonly Parameter[];
  readonly body: Block | null;
  readonly range: TextRange;
  /** True when a syntax error stands anywhere in it. */
  readonly broken: boolean;
}

export interface Parameter {
  readonly name: string;
  /** Null for lambda parameters without a type. */
  readonly type: TypeNode | null;
  readonly modifiers: Modifiers;
  readonly varargs: boolean;
  readonly range: TextRange;
}

/** A type as it is written. */
export type TypeNode =
  | { readonly kind: 'primitive'; readonly name: string; readonly range: TextRange }
  | NamedTypeNode
  | { readonly kind: 'array'; readonly element: TypeNode; readonly range: TextRange }
  | {
      readonly kind: 'wildcard';
      readonly bound: 'extends' | 'super' | null;
      readonly type: TypeNode | null;
      readonly range: TextRange;
    }
  | { readonly kind: 'var'; readonly range: TextRange }
  | { readonly kind: 'broken'; readonly range: TextRange };

/** A class, an interface or a type variable, perhaps with arguments. */
export interface NamedTypeNode {
  readonly kind: 'named';
  /** As written, without arguments: `Map.Entry`, `java.util.List`. */
  readonly name: string;
  /** Where the name stands, without arguments. */
  readonly nameRange: TextRange;
  /** Null when none are written (raw, or not generic); empty for the diamond `<>`. */
  readonly arguments: readonly TypeNode[] | null;
  readonly range: TextRange;
}

export type Statement =
  | Block
  | {
      readonly kind: 'local';
      readonly name: string;
      readonly nameRange: TextRange;
      readonly type: TypeNode;
      readonly initializer: Expression | null;
      readonly range: TextRange;
    }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly range: TextRange }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly whenTrue: Statement;
      readonly whenFalse: Statement | null;
      readonly range: TextRange;
    }
  | {
      readonly kind: 'loop';
      readonly form: 'for' | 'for-each' | 'while' | 'do';
      /** Declarations before the loop; for `for-each` the variable, without initializer. */
      readonly init: readonly Statement[];
      /** Condition, update expressions, or what a `for-each` iterates over. */
      readonly expressions: readonly Expression[];
      readonly body: Statement;
      readonly range: TextRange;
    }
  | {
      readonly kind: 'try';
      readonly resources: readonly Statement[];
      readonly body: Block;
      readonly catches: readonly Block[];
      /** The variable of each catch clause; its type is `var` where several types are caught. */
      readonly catchVariables: readonly PatternVariable[];
      readonly finally: Block | null;
      readonly range: TextRange;
    }
  | { readonly kind: 'switch'; readonly switch: SwitchExpression; readonly range: TextRange }
  | { readonly kind: 'return'; readonly expression: Expression | null; readonly range: TextRange }
  | { readonly kind: 'throw'; readonly expression: Expression; readonly range: TextRange }
  | { readonly kind: 'yield'; readonly expression: Expression; readonly range: TextRange }
  | { readonly kind: 'break' | 'continue'; readonly label: string | null; readonly range: TextRange }
  | { readonly kind: 'labeled'; readonly label: string; readonly body: Statement; readonly range: TextRange }
  | {
      readonly kind: 'synchronized';
      readonly lock: Expression;
      readonly body: Block;
      readonly range: TextRange;
    }
  | { readonly kind: 'type'; readonly declaration: TypeDeclaration; readonly range: TextRange }
  | { readonly kind: 'broken'; readonly range: TextRange };

export interface Block {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
  readonly range: TextRange;
}

export type LiteralValue =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'char'; readonly value: string }
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null' };

export type Expression =
  | { readonly kind: 'literal'; readonly literal: LiteralValue; readonly range: TextRange }
  | { readonly kind: 'name'; readonly name: string; readonly range: TextRange }
  | { readonly kind: 'this' | 'super'; readonly range: TextRange }
  | {
      readonly kind: 'field';
      readonly target: Expression;
      readonly name: string;
      readonly nameRange: TextRange;
      readonly range: TextRange;
    }
  | CallExpression
  | NewExpression
  | LambdaExpression
  | {
      readonly kind: 'method-reference';
      /** An expression or, where it can only be a type, null with `type` set. */
      readonly target: Expression | null;
      readonly type: TypeNode | null;
      /** `new` for constructors. */
      readonly name: string;
      readonly range: TextRange;
    }
  | { readonly kind: 'class-literal'; readonly type: TypeNode; readonly range: TextRange }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly range: TextRange;
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression; readonly range: TextRange }
  | {
      readonly kind: 'assignment';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly range: TextRange;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
      readonly range: TextRange;
    }
  | { readonly kind: 'cast'; readonly type: TypeNode; readonly value: Expression; readonly range: TextRange }
  | {
      readonly kind: 'instanceof';
      readonly value: Expression;
      /** The variables its pattern declares. */
      readonly variables: readonly PatternVariable[];
      readonly range: TextRange;
    }
  | {
      readonly kind: 'new-array';
      readonly element: TypeNode;
      readonly dimensions: number;
      readonly sizes: readonly Expression[];
      readonly values: Expression | null;
      readonly range: TextRange;
    }
  | { readonly kind: 'array-values'; readonly values: readonly Expression[]; readonly range: TextRange }
  | {
      readonly kind: 'element';
      readonly array: Expression;
      readonly index: Expression;
      readonly range: TextRange;
    }
  | SwitchExpression
  | { readonly kind: 'broken'; readonly range: TextRange };

export interface CallExpression {
  readonly kind: 'call';
  /** Null for a call without a receiver. */
  readonly target: Expression | null;
  readonly name: string;
  readonly nameRange: TextRange;
  readonly typeArguments: readonly TypeNode[];
  readonly arguments: readonly Expression[];
  readonly range: TextRange;
}

export interface NewExpression {
  readonly kind: 'new';
  /** `order` of `order.new Line()`. */
  readonly outer: Expression | null;
  readonly type: TypeNode;
  readonly arguments: readonly Expression[];
  /** The members of an anonymous class. */
  readonly body: TypeDeclaration | null;
  readonly range: TextRange;
}

export interface LambdaExpression {
  readonly kind: 'lambda';
  readonly parameters: readonly Parameter[];
  readonly body: Expression | Block;
  readonly range: TextRange;
}

export interface SwitchExpression {
  readonly kind: 'switch';
  readonly subject: Expression;
  readonly cases: readonly SwitchCase[];
  readonly range: TextRange;
}

export interface SwitchCase {
  /** True for `case … ->`: control never falls into the next case. */
  readonly arrow: boolean;
  /** The variables that patterns in its labels declare. */
  readonly variables: readonly PatternVariable[];
  /** An arrow's expression stands here as an expression statement. */
  readonly statements: readonly Statement[];
}

/** A variable that a pattern or a catch clause declares. */
export interface PatternVariable {
  readonly name: string;
  readonly type: TypeNode;
  readonly range: TextRange;
}

/** Any value of this file that has a `kind`. */
export type AstNode = TypeDeclaration | MethodDeclaration | TypeNode | Statement | Expression;

/** Calls `visit` with a node and all that is below it, parents first; `visit` returns false to leave out what is below. */
export function walk(node: unknown, visit: (node: AstNode) => boolean | undefined): void {
  if (Array.isArray(node)) {
    for (const item of node) {
      walk(item, visit);
    }
    return;
  }
  if (typeof node !== 'object' || node === null || node instanceof Set) {
    return;
  }
  if (node instanceof Map) {
    for (const value of node.values()) {
      walk(value, visit);
    }
    return;
  }
  if ('kind' in node && visit(node as AstNode) === false) {
    return;
  }
  for (const value of Object.values(node)) {
    if (typeof value === 'object') {
      walk(value, visit);
    }
  }
}
