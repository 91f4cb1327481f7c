/**
 * Local and anonymous classes with the names javac gives them: `Outer$1Local`, `Outer$1`. It counts, class by class and
 * name by name, in the order in which it attributes code (`Attr.attribClassBody`, `Check.localClassName`): members as
 * they are written; of a call the arguments that have a type of their own, then what it is called on, then the others.
 */
import type { Block, Expression, MethodDeclaration, NewExpression, Statement, TypeDeclaration } from './ast';

/** A class that stands in a member of another. */
export interface LocalClass {
  readonly declaration: TypeDeclaration;
  /** What an anonymous class extends or implements; the constant for its body in an enum; null for a class with a name. */
  readonly anonymous: NewExpression | 'enum-constant' | null;
  /** The method it stands in, whose type variables it sees; null in an initializer. */
  readonly method: MethodDeclaration | null;
  /** The classes declared in the blocks around it, up to itself: the last parts of their binary names, by their own. */
  readonly visible: ReadonlyMap<string, string>;
}

/**
 * The classes directly within the members of a class, by the last part of their binary names (`1`, `1Local`). Those
 * whose number depends on how javac infers types are left out, and all where something cannot be read.
 */
export function localClassesOf(outer: TypeDeclaration): ReadonlyMap<string, LocalClass> {
  const reader = new AttributionOrder();
  const found = outer.broken || outer.methods.some(({ broken }) => broken) ? [] : reader.members(outer);
  const counts = new Map<string, number>();
  const names = new Map<TypeDeclaration, string>();
  const named = new Map<string, LocalClass>();
  for (const { declaration, anonymous, around, certain } of reader.broken ? [] : found) {
    const count = (counts.get(declaration.name) ?? 0) + 1;
    counts.set(declaration.name, count);
    const name = `${count}${declaration.name}`;
    if (certain) {
      names.set(declaration, name);
      const inScope = anonymous ? around.declared : [...around.declared, declaration];
      const visible = new Map(inScope.map((each) => [each.name, names.get(each) ?? '']));
      named.set(name, { declaration, anonymous, method: around.method, visible });
    }
  }
  return named;
}

interface Found extends Pick<LocalClass, 'declaration' | 'anonymous'> {
  readonly around: Around;
  /** False where javac may attribute classes of the same name before or after it. */
  readonly certain: boolean;
}

interface Around {
  readonly method: MethodDeclaration | null;
  /** The classes of the blocks around. */
  readonly declared: readonly TypeDeclaration[];
}

class AttributionOrder {
  /** Whether something could not be read, in which there may be classes. */
  broken = false;

  members(outer: TypeDeclaration): Found[] {
    const initial: Around = { method: null, declared: [] };
    const members = [
      ...outer.enumConstants.map((constant) => ({
        at: constant.nameRange,
        found: () => [
          ...this.arguments(null, constant.arguments, initial),
          ...one(constant.body, 'enum-constant', initial),
        ],
      })),
      ...outer.fields.map(({ nameRange, initializer }) => ({
        at: nameRange,
        found: () => this.maybe(initializer, initial),
      })),
      ...outer.initializers.map((block) => ({ at: block.range, found: () => this.statement(block, initial) })),
      ...outer.methods.map((method) => ({
        at: method.nameRange,
        found: () => (method.body ? this.statement(method.body, { ...initial, method }) : []),
      })),
    ];
    members.sort((a, b) => a.at.start.line - b.at.start.line || a.at.start.column - b.at.start.column);
    return members.flatMap(({ found }) => found());
  }

  private statements(statements: readonly Statement[], around: Around): Found[] {
    let here = around;
    return statements.flatMap((statement) => {
      const found = this.statement(statement, here);
      if (statement.kind === 'type') {
        here = { ...here, declared: [...here.declared, statement.declaration] };
      }
      return found;
    });
  }

  private statement(statement: Statement, around: Around): Found[] {
    switch (statement.kind) {
      case 'block':
        return this.statements(statement.statements, around);
      case 'type':
        return one(statement.declaration, null, around);
      case 'local':
        return this.maybe(statement.initializer, around);
      case 'expression':
      case 'throw':
      case 'yield':
        return this.expression(statement.expression, around);
      case 'return':
        return this.maybe(statement.expression, around);
      case 'if':
        return [
          ...this.expression(statement.condition, around),
          ...this.statement(statement.whenTrue, around),
          ...(statement.whenFalse ? this.statement(statement.whenFalse, around) : []),
        ];
      case 'loop': {
        const init = this.statements(statement.init, around);
        const expressions = this.each(statement.expressions, around);
        const body = this.statement(statement.body, around);
        return statement.form === 'do' ? [...body, ...expressions] : [...init, ...expressions, ...body];
      }
      case 'try':
        return [
          ...this.statements([...statement.resources, statement.body, ...statement.catches], around),
          ...(statement.finally ? this.statement(statement.finally, around) : []),
        ];
      case 'switch':
        return this.expression(statement.switch, around);
      case 'labeled':
        return this.statement(statement.body, around);
      case 'synchronized':
        return [...this.expression(statement.lock, around), ...this.statement(statement.body, around)];
      case 'break':
      case 'continue':
        return [];
      default:
        this.broken = true;
        return [];
    }
  }

  private maybe(expression: Expression | null, around: Around): Found[] {
    return expression ? this.expression(expression, around) : [];
  }

  private each(expressions: readonly Expression[], around: Around): Found[] {
    return expressions.flatMap((expression) => this.expression(expression, around));
  }

  private expression(expression: Expression, around: Around): Found[] {
    switch (expression.kind) {
      case 'literal':
      case 'name':
      case 'this':
      case 'super':
      case 'class-literal':
        return [];
      case 'field':
        return this.expression(expression.target, around);
      case 'call':
        return this.arguments(expression.target, expression.arguments, around);
      case 'new':
        return [
          ...this.arguments(expression.outer, expression.arguments, around),
          ...one(expression.body, expression, around),
        ];
      case 'lambda':
        return 'kind' in expression.body && expression.body.kind === 'block'
          ? this.statement(expression.body as Block, around)
          : this.expression(expression.body as Expression, around);
      case 'method-reference':
        return this.maybe(expression.target, around);
      case 'binary':
        return this.each(operandsOf(expression), around);
      case 'assignment':
        return this.each([expression.left, expression.right], around);
      case 'unary':
        return this.expression(expression.operand, around);
      case 'conditional':
        return this.each([expression.condition, expression.whenTrue, expression.whenFalse], around);
      case 'cast':
      case 'instanceof':
        return this.expression(expression.value, around);
      case 'new-array':
        return [...this.each(expression.sizes, around), ...this.maybe(expression.values, around)];
      case 'array-values':
        return this.each(expression.values, around);
      case 'element':
        return this.each([expression.array, expression.index], around);
      case 'switch': {
        const cases = expression.cases.flatMap(({ statements }) => statements);
        return [...this.expression(expression.subject, around), ...this.statements(cases, around)];
      }
      default:
        this.broken = true;
        return [];
    }
  }

  /** `Attr.visitApply`, `Attr.visitNewClass`, `DeferredAttr`: those whose type the method gives come last. */
  private arguments(target: Expression | null, given: readonly Expression[], around: Around): Found[] {
    const standalone = given.filter((each) => !isDeferred(each)).flatMap((each) => this.expression(each, around));
    const receiver = this.maybe(target, around);
    const deferred = given.filter(isDeferred).map((each) => this.expression(each, around));
    return [...standalone, ...receiver, ...withoutOrder(deferred)];
  }
}

function one(declaration: TypeDeclaration | null, anonymous: LocalClass['anonymous'], around: Around): Found[] {
  return declaration ? [{ declaration, anonymous, around, certain: true }] : [];
}

/** All of `a + b + c`, which may have thousands. */
export function operandsOf(expression: Expression): Expression[] {
  const operands: Expression[] = [];
  let left = expression;
  for (; left.kind === 'binary'; left = left.left) {
    operands.push(left.right);
  }
  return [left, ...operands.reverse()];
}

/** An argument whose type depends on the method it is given to. */
function isDeferred(argument: Expression): boolean {
  switch (argument.kind) {
    case 'lambda':
    case 'method-reference':
    case 'conditional':
    case 'switch':
      return true;
    case 'call':
      return argument.typeArguments.length === 0;
    case 'new':
      return argument.type.kind === 'named' && argument.type.arguments?.length === 0;
    default:
      return false;
  }
}

/** Classes of deferred arguments: javac may leave one for later until it has inferred what the others tell. */
function withoutOrder(slots: readonly Found[][]): Found[] {
  const slotsWith = new Map<string, number>();
  for (const slot of slots) {
    for (const name of new Set(slot.map(({ declaration }) => declaration.name))) {
      slotsWith.set(name, (slotsWith.get(name) ?? 0) + 1);
    }
  }
  return slots
    .flat()
    .map((found) => ((slotsWith.get(found.declaration.name) ?? 0) > 1 ? { ...found, certain: false } : found));
}
