/** Which variable each name in a member's code means, and which statement each expression belongs to (JLS 6.3, 6.4). */
import type {
  Block,
  Expression,
  FieldDeclaration,
  LambdaExpression,
  MethodDeclaration,
  Parameter,
  PatternVariable,
  Statement,
  TypeDeclaration,
  TypeNode,
} from '../ast';
import { withVariables } from '../class-scope';
import { localClassesOf } from '../local-classes';
import type { Names } from '../names';
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

/** Reads a member's code. `scope` is that of the class. */
export function bindMember(member: Member, scope: CodeScope, names: Names): Bindings {
  const binder = new Binder(names);
  binder.member(member, scope, null);
  return binder;
}

class Frame {
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

/** What surrounds a statement. */
interface Around {
  readonly frame: Frame;
  readonly scope: CodeScope;
  /** The declared result of the method around. */
  readonly result: TypeNode | null;
  /** The lambda around, to whose expression `return` belongs. */
  readonly lambda: { readonly expression: LambdaExpression; readonly root: Root } | null;
  /** What the `switch` around belongs to, to which `yield` gives. */
  readonly switch: Root | null;
}

class Binder implements Bindings {
  readonly variables = new Map<Expression, Variable>();
  readonly roots = new Map<Expression, Root>();
  readonly scopes = new Map<Expression, CodeScope>();
  readonly localClasses: LocalClass[] = [];
  readonly returns = new Map<LambdaExpression, Expression[]>();

  private readonly lastNames = new Map<TypeDeclaration, ReadonlyMap<TypeDeclaration, string>>();

  constructor(private readonly names: Names) {}

  member(member: Member, scope: CodeScope, outer: Frame | null): void {
    const frame = new Frame(outer);
    if ('initializer' in member) {
      if (member.initializer) {
        this.root(member.initializer, member.type, { frame, scope, result: null, lambda: null, switch: null });
      }
      return;
    }
    if (member.kind === 'block') {
      this.statement(member, { frame, scope, result: null, lambda: null, switch: null });
      return;
    }
    const className = scope.names.enclosing[0]?.binaryName ?? '';
    const own = {
      ...scope,
      names: withVariables(scope.names, member.typeParameters, `${className}#${member.name}`, this.names),
    };
    const around: Around = { frame, scope: own, result: member.returnType, lambda: null, switch: null };
    const compact =
      member.kind === 'compact-constructor' ? (scope.names.enclosing[0]?.declaration.recordComponents ?? []) : [];
    for (const parameter of [...member.parameters, ...compact]) {
      this.declare(parameter, around, null);
    }
    if (member.body) {
      this.statement(member.body, around);
    }
  }

  private declare({ name, type }: Parameter | PatternVariable, { frame, scope }: Around, from: Variable['from']): void {
    frame.variables.set(name, { name, type, scope, from });
  }

  private within(around: Around): Around {
    return { ...around, frame: new Frame(around.frame) };
  }

  private statements(statements: readonly Statement[], around: Around): void {
    let inner = around;
    for (const statement of statements) {
      inner = this.statement(statement, inner);
    }
  }

  /** Returns what surrounds the statements behind it. */
  private statement(statement: Statement, around: Around): Around {
    switch (statement.kind) {
      case 'block':
        this.statements(statement.statements, this.within(around));
        break;
      case 'local': {
        const { initializer, type } = statement;
        const declared = { ...statement, type };
        // a variable is in scope in its own initializer
        const from = initializer ? ({ kind: 'initializer', expression: initializer } as const) : null;
        this.declare(declared, around, from);
        if (initializer) {
          this.root(initializer, type.kind === 'var' ? null : type, this.within(around));
        }
        break;
      }
      case 'expression':
        this.root(statement.expression, null, this.within(around));
        break;
      case 'if': {
        const inner = this.within(around);
        this.root(statement.condition, null, inner);
        this.statement(statement.whenTrue, this.within(inner));
        if (statement.whenFalse) {
          this.statement(statement.whenFalse, this.within(inner));
        } else if (endsAbruptly(statement.whenTrue)) {
          // `if (!(x instanceof Order order)) return;` declares for what follows
          for (const [name, variable] of inner.frame.variables) {
            around.frame.variables.set(name, variable);
          }
        }
        break;
      }
      case 'loop': {
        const inner = this.within(around);
        if (statement.form === 'for-each') {
          const [over] = statement.expressions;
          const [variable] = statement.init;
          if (over) {
            this.root(over, null, this.within(around));
          }
          if (over && variable?.kind === 'local') {
            this.declare(variable, inner, { kind: 'elements', expression: over });
          }
        } else {
          this.statements(statement.init, inner);
          for (const expression of statement.expressions) {
            this.root(expression, null, inner);
          }
        }
        this.statement(statement.body, this.within(inner));
        break;
      }
      case 'try': {
        const inner = this.within(around);
        this.statements(statement.resources, inner);
        this.statement(statement.body, inner);
        statement.catches.forEach((block, i) => {
          const handler = this.within(around);
          const variable = statement.catchVariables[i];
          if (variable) {
            this.declare(variable, handler, null);
          }
          this.statement(block, handler);
        });
        if (statement.finally) {
          this.statement(statement.finally, around);
        }
        break;
      }
      case 'switch':
        this.root(statement.switch, null, around);
        break;
      case 'return':
        if (statement.expression) {
          this.returned(statement.expression, this.within(around));
        }
        break;
      case 'throw':
        this.root(statement.expression, null, this.within(around));
        break;
      case 'yield':
        if (around.switch) {
          this.expression(statement.expression, this.within(around), around.switch);
        } else {
          this.root(statement.expression, null, this.within(around));
        }
        break;
      case 'labeled':
        this.statement(statement.body, around);
        break;
      case 'synchronized':
        this.root(statement.lock, null, around);
        this.statement(statement.body, around);
        break;
      case 'type':
        return this.localType(statement.declaration, around);
    }
    return around;
  }

  private returned(expression: Expression, around: Around): void {
    if (!around.lambda) {
      this.root(expression, around.result, around);
      return;
    }
    this.returns.get(around.lambda.expression)?.push(expression);
    this.expression(expression, around, around.lambda.root);
  }

  private root(expression: Expression, target: TypeNode | null, around: Around): void {
    this.expression(expression, around, { expression, target, scope: around.scope });
  }

  private expression(expression: Expression, around: Around, root: Root): void {
    this.roots.set(expression, root);
    this.scopes.set(expression, around.scope);
    const inner = (part: Expression) => this.expression(part, around, root);
    switch (expression.kind) {
      case 'name': {
        const variable = around.frame.find(expression.name);
        if (variable) {
          this.variables.set(expression, variable);
        }
        break;
      }
      case 'field':
        inner(expression.target);
        break;
      case 'call':
        if (expression.target) {
          inner(expression.target);
        }
        expression.arguments.forEach(inner);
        break;
      case 'new':
        expression.arguments.forEach(inner);
        if (expression.body) {
          const at = expression.range.start;
          const name = this.lastName(expression.body, around) ?? `anonymous-${at.line}-${at.column}`;
          this.localClass(expression.body, name, around, expression);
        }
        break;
      case 'lambda':
        this.lambda(expression, around, root);
        break;
      case 'method-reference':
        if (expression.target) {
          inner(expression.target);
        }
        break;
      case 'binary': {
        // `a + b + c` may have thousands
        let left: Expression = expression;
        for (; left.kind === 'binary'; left = left.left) {
          this.roots.set(left, root);
          this.scopes.set(left, around.scope);
        }
        inner(left);
        for (const operand of operandsOf(expression).slice(1)) {
          inner(operand);
        }
        break;
      }
      case 'assignment':
        inner(expression.left);
        inner(expression.right);
        break;
      case 'unary':
        inner(expression.operand);
        break;
      case 'conditional':
        inner(expression.condition);
        inner(expression.whenTrue);
        inner(expression.whenFalse);
        break;
      case 'cast':
        inner(expression.value);
        break;
      case 'instanceof':
        inner(expression.value);
        for (const variable of expression.variables) {
          this.declare(variable, around, null);
        }
        break;
      case 'new-array':
        expression.sizes.forEach(inner);
        if (expression.values) {
          inner(expression.values);
        }
        break;
      case 'array-values':
        expression.values.forEach(inner);
        break;
      case 'element':
        inner(expression.array);
        inner(expression.index);
        break;
      case 'switch':
        this.switch(expression, around, root);
        break;
    }
  }

  private switch(expression: Extract<Expression, { kind: 'switch' }>, around: Around, root: Root): void {
    this.expression(expression.subject, around, root);
    let inner: Around = { ...this.within(around), switch: root };
    for (const { variables, statements, arrow } of expression.cases) {
      inner = arrow ? this.within(inner) : inner;
      for (const variable of variables) {
        this.declare(variable, inner, null);
      }
      for (const statement of statements) {
        if (arrow && statement.kind === 'expression') {
          this.expression(statement.expression, inner, root);
        } else {
          inner = this.statement(statement, inner);
        }
      }
    }
  }

  private lambda(expression: LambdaExpression, around: Around, root: Root): void {
    const inner = this.within(around);
    expression.parameters.forEach((parameter, index) => {
      this.declare(parameter, inner, { kind: 'lambda', lambda: expression, index });
    });
    const results: Expression[] = [];
    this.returns.set(expression, results);
    if (expression.body.kind === 'block') {
      this.statement(expression.body, { ...inner, lambda: { expression, root } });
    } else {
      results.push(expression.body);
      this.expression(expression.body, inner, root);
    }
  }

  private localType(declaration: TypeDeclaration, around: Around): Around {
    const owner = around.scope.names.enclosing[0]?.binaryName ?? '';
    const name = this.lastName(declaration, around) ?? `1${declaration.name}`;
    const binaryName = `${owner}$${name}`;
    const localTypes = new Map(around.scope.localTypes).set(declaration.name, binaryName);
    const following = { ...around, scope: { ...around.scope, localTypes } };
    this.localClass(declaration, name, following, null);
    return following;
  }

  /** The last part of a local class's binary name, where javac's count is known. */
  private lastName(declaration: TypeDeclaration, around: Around): string | null {
    const outer = around.scope.names.enclosing[0]?.declaration;
    if (!outer) {
      return null;
    }
    let names = this.lastNames.get(outer);
    if (!names) {
      names = new Map([...localClassesOf(outer)].map(([name, local]) => [local.declaration, name]));
      this.lastNames.set(outer, names);
    }
    return names.get(declaration) ?? null;
  }

  private localClass(declaration: TypeDeclaration, name: string, around: Around, created: Expression | null): void {
    const { names, localTypes } = around.scope;
    const binaryName = `${names.enclosing[0]?.binaryName ?? ''}$${name}`;
    const enclosing = [{ binaryName, declaration }, ...names.enclosing];
    const own = withVariables({ ...names, enclosing }, declaration.typeParameters, binaryName, this.names);
    const scope: CodeScope = { names: own, localTypes };
    this.localClasses.push({ binaryName, declaration, scope, outer: around.scope, created });
    for (const member of [...declaration.methods, ...declaration.initializers, ...declaration.fields]) {
      this.member(member, scope, around.frame);
    }
  }
}

/** All of `a + b + c`, from the left. */
export function operandsOf(expression: Expression): Expression[] {
  const operands: Expression[] = [];
  let left = expression;
  for (; left.kind === 'binary'; left = left.left) {
    operands.push(left.right);
  }
  return [left, ...operands.reverse()];
}

/** What a case of a switch expression may give. */
export function switchResults({
  arrow,
  statements,
}: {
  arrow: boolean;
  statements: readonly Statement[];
}): Expression[] {
  const [only] = statements;
  return arrow && only?.kind === 'expression' ? [only.expression] : statements.flatMap(yields);
}

function yields(statement: Statement): Expression[] {
  switch (statement.kind) {
    case 'yield':
      return [statement.expression];
    case 'block':
      return statement.statements.flatMap(yields);
    case 'if':
      return [...yields(statement.whenTrue), ...(statement.whenFalse ? yields(statement.whenFalse) : [])];
    case 'loop':
    case 'labeled':
    case 'synchronized':
      return yields(statement.body);
    case 'try':
      return [statement.body, ...statement.catches, ...(statement.finally ? [statement.finally] : [])].flatMap(yields);
    default:
      return [];
  }
}

function endsAbruptly(statement: Statement): boolean {
  if (statement.kind === 'block') {
    const last = statement.statements[statement.statements.length - 1];
    return last !== undefined && endsAbruptly(last);
  }
  return ['return', 'throw', 'break', 'continue', 'yield'].includes(statement.kind);
}
