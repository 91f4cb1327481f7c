/** What surrounds a statement or an expression while a member's code is read. */
import type {
  Expression,
  LambdaExpression,
  Parameter,
  PatternVariable,
  Statement,
  TypeDeclaration,
  TypeNode,
} from '../ast';
import type { Root, Variable } from './bindings';
import type { CodeScope } from './code-scope';

/** The variables of a block, and those of the blocks around it. */
export class Frame {
  readonly variables = new Map<string, Variable>();

  constructor(readonly parent: Frame | null) {}

  find(name: string): Variable | null {
    for (let frame: Frame | null = this; frame; frame = frame.parent) {
      const found = frame.variables.get(name);
      if (found) {
        return found;
      }
    }
    return null;
  }
}

export interface Around {
  readonly frame: Frame;
  readonly scope: CodeScope;
  /** The declared result of the method around. */
  readonly result: TypeNode | null;
  /** The lambda around, to whose expression `return` belongs. */
  readonly lambda: { readonly expression: LambdaExpression; readonly root: Root } | null;
  /** What the `switch` around belongs to, to which `yield` gives. */
  readonly switch: Root | null;
}

/** What the readers of statements, of expressions and of local classes ask of each other. */
export interface CodeReader {
  /** Returns what surrounds the statements behind it. */
  statement(statement: Statement, around: Around): Around;
  /** An expression of a statement; `target` is the type it is assigned to or returned as. */
  root(expression: Expression, target: TypeNode | null, around: Around): void;
  /** A part of the expression `root`. */
  expression(expression: Expression, around: Around, root: Root): void;
  /** A class with a name within a method; returns what surrounds the statements behind it. */
  localType(declaration: TypeDeclaration, around: Around): Around;
  /** The class of a `new` with a body. */
  anonymousClass(declaration: TypeDeclaration, around: Around, created: Expression): void;
}

/** The same, with a block of its own. */
export function within(around: Around): Around {
  return { ...around, frame: new Frame(around.frame) };
}

export function declare(
  { name, type }: Parameter | PatternVariable,
  { frame, scope }: Around,
  from: Variable['from'],
): void {
  frame.variables.set(name, { name, type, scope, from });
}
