/** What the code of an object does while Flink runs it: its calls of methods that are not the project's. */
import type { TextRange } from '../../base/text-range';
import type { CallExpression, FieldDeclaration, MethodDeclaration } from '../../java/ast';
import type { CodePlace } from '../code-place';
import type { ClassCode } from './class-code';
import type { Body, Value } from './value';

/** A call of a method that is not the project's. */
export interface LibraryCall {
  readonly call: CallExpression;
  /** The class whose method it is; null when it is not known. */
  readonly className: string | null;
  /** What it is called on; null for static methods, and for those of the object itself. */
  readonly receiver: Value | null;
  readonly arguments: readonly Value[];
  /** The code it stands in. */
  readonly body: Body;
}

/** Such a call on the way from a method that Flink calls. */
export interface ObservedCall extends LibraryCall {
  readonly entry: MethodDeclaration;
  /** True where a choice decides whether it is made; not so for `if (state == null)`. */
  readonly conditional: boolean;
  /** True behind a comparison with null, where it is made once. */
  readonly lazy: boolean;
  /** What `enableTimeToLive` set on its last argument before; null for nothing. */
  readonly timeToLive: Value | null;
}

/** Values that code gets which is not followed. */
export interface HandedOn {
  /** The method or the class that gets them. */
  readonly to: string;
  readonly values: readonly Value[];
  readonly place: CodePlace;
}

export interface ObjectRun {
  /** The binary name of the object's class; for an anonymous class that of the one around it. */
  readonly owner: string;
  /** The object's class and its superclasses that are the project's, the nearest first. */
  readonly classes: readonly ClassCode[];
  readonly calls: readonly ObservedCall[];
  readonly handedOn: readonly HandedOn[];
  /** False where there is too much code to follow it all. */
  readonly complete: boolean;
}

/** Which calls are wanted. */
export type Watch = (call: LibraryCall) => boolean;

/** Is told what code does while an object runs. */
export interface Observer {
  /** Fields of which the first value is not the one that a method finds. */
  readonly changing: ReadonlySet<FieldDeclaration>;
  call(call: LibraryCall): void;
  /** Values got to a method or a class that is not followed. */
  hand(to: string, values: readonly Value[], at: TextRange): void;
  /** A field got another value. */
  assign(field: FieldDeclaration): void;
}
