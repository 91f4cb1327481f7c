/** Code whose state is read: the classes of functions with their members, and where in them an expression stands. */
import type { Block, Expression, MethodDeclaration, NewExpression, TypeDeclaration } from '../../java/ast';
import type { ClassType } from '../../java/class-model';
import type { Scope } from '../../java/names';
import type { Body, Value } from '../interpreter/value';

/** A class of the project whose members are known. */
export interface CodeClass {
  readonly declaration: TypeDeclaration;
  readonly file: string;
  readonly scope: Scope;
  /** `a.b.C$D`, or that of the class around an anonymous one, with `$` behind it. */
  readonly binaryName: string;
}

/** An object of a class of the project. */
export interface CodeObject {
  /** Its class and the superclasses that the project has, the nearest first. */
  readonly classes: readonly CodeClass[];
  /** The class and all its supertypes as far as they are known, arguments worked out. */
  readonly supertypes: readonly ClassType[];
  /** A superclass that neither the project nor Flink has, so that there may be more; null when there is none. */
  readonly unread: string | null;
  /** What its constructor is given; null when it is not known how it is made. */
  readonly arguments: readonly Operand[] | null;
  /** The code around an anonymous class. */
  readonly around: Frame | null;
}

/** Where an expression stands: what its names mean depends on that. */
export interface Frame {
  readonly scope: Scope;
  readonly file: string;
  /** Null in static code and where no object is known. */
  readonly self: CodeObject | null;
  /** The class among those of `self` in which the code is written. */
  readonly level: CodeClass | null;
  /** Where local variables are declared; null for the initializers of fields. */
  readonly body: Block | Expression | null;
  readonly method: MethodDeclaration | null;
  /** What the method was called with, and captured variables, by name; those of which nothing is known are left out. */
  readonly parameters: ReadonlyMap<string, Operand>;
  /** The code around an anonymous class. */
  readonly around: Frame | null;
  /** What was made of expressions here, so that it is the same whenever it is asked for. */
  readonly made: Map<object, unknown>;
}

/** Something that code hands on: an expression where it stands, or what the job's code is known to give. */
export type Operand = CodeOperand | { readonly kind: 'value'; readonly value: Value };

export interface CodeOperand {
  readonly kind: 'code';
  readonly expression: Expression;
  readonly frame: Frame;
}

export function codeOperand(expression: Expression, frame: Frame): CodeOperand {
  return { kind: 'code', expression, frame };
}

/** The frame's answer for a key, made when it is asked for the first time. */
export function once<T>(frame: Frame, key: object, make: () => T): T {
  if (!frame.made.has(key)) {
    frame.made.set(key, make());
  }
  return frame.made.get(key) as T;
}

/** A frame of code that belongs to no object. */
export function staticFrame(scope: Scope, file: string, around: Frame | null = null): Frame {
  return {
    scope,
    file,
    self: null,
    level: null,
    body: null,
    method: null,
    parameters: new Map(),
    around,
    made: new Map(),
  };
}

/** Where code of the job stands, with the local variables it sees. */
export function frameOfBody({ scope, file, captured }: Body): Frame {
  const parameters = [...captured].map(([name, value]): [string, Operand] => [name, { kind: 'value', value }]);
  return { ...staticFrame(scope, file), parameters: new Map(parameters) };
}

/** What `new` is given, as operands. */
export function argumentsOf(made: NewExpression, frame: Frame): Operand[] {
  return made.arguments.map((argument) => codeOperand(argument, frame));
}
