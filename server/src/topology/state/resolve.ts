/**
 * What an expression in a function's code comes to: names, fields, parameters and calls of the project's own methods are
 * followed to the expression that makes the value. Where several may, or none is written, it stays what it is.
 */
import { type CallExpression, type Expression, type MethodDeclaration, type TypeNode, walk } from '../../java/ast';
import type { SourceClassPool } from '../../java/build-classes';
import { withVariables } from '../../java/class-scope';
import { dottedName } from '../../java/constants';
import {
  type CodeClass,
  type CodeObject,
  type CodeOperand,
  codeOperand,
  type Frame,
  type Operand,
  once,
  staticFrame,
} from './code';
import { codeClass, objectMade, objectOfValue } from './code-objects';
import { assignmentsTo, localVariable } from './locals';

/** More steps than this are given up. */
const DEEPEST = 24;

/** A method with the frame of a call of it. */
export interface CalledMethod {
  readonly method: MethodDeclaration;
  readonly frame: Frame;
}

export class Resolver {
  private depth = 0;
  private readonly identities = new WeakMap<Frame, Map<Expression, object>>();

  constructor(readonly pool: SourceClassPool) {}

  /** The operand that makes the value; the operand itself where that cannot be told. */
  resolve(operand: Operand): Operand {
    if (operand.kind === 'value' || this.depth >= DEEPEST) {
      return operand;
    }
    this.depth++;
    try {
      const next = this.step(operand.expression, operand.frame);
      return next ? this.resolve(next) : operand;
    } finally {
      this.depth--;
    }
  }

  /** The object of a project's class that an operand comes to. */
  objectOf(operand: Operand): CodeObject | null {
    const made = this.resolve(operand);
    if (made.kind === 'value') {
      return made.value.kind === 'object' ? objectOfValue(made.value, this.pool) : null;
    }
    const { expression, frame } = made;
    if (expression.kind === 'this') {
      return frame.self;
    }
    return expression.kind === 'new' ? objectMade(expression, frame, this.pool) : null;
  }

  /** One object for each expression in each frame: what tells two descriptors of one name apart. */
  identityOf({ expression, frame }: CodeOperand): object {
    const known = this.identities.get(frame) ?? new Map<Expression, object>();
    this.identities.set(frame, known);
    const identity = known.get(expression) ?? { expression };
    known.set(expression, identity);
    return identity;
  }

  /** The method of the project that a call runs, with what it is given; null for every other method. */
  called(call: CallExpression, frame: Frame): CalledMethod | null {
    return once(frame, call, () => this.find(call, frame));
  }

  /** A method of an object's class, as something outside the project calls it: nothing is known of its arguments. */
  entered(object: CodeObject, level: CodeClass, method: MethodDeclaration): Frame {
    return this.frameOf(object, level, method, []);
  }

  /** The constructors that may run when an object is made, with what they are given. */
  constructorsOf(object: CodeObject): CalledMethod[] {
    return object.classes.flatMap((level) =>
      constructorsOf(level).map((method) => ({ method, frame: this.frameOfMember(object, level, method) })),
    );
  }

  /** The declared type of what a name means here; null when it is not written. */
  declaredType(name: string, use: Expression, frame: Frame): { type: TypeNode; frame: Frame } | null {
    const local = frame.body && localVariable(name, use.range, frame.body);
    if (local) {
      return local.type && { type: local.type, frame };
    }
    const parameter = frame.method?.parameters.find((each) => each.name === name);
    if (parameter) {
      return parameter.type && { type: parameter.type, frame };
    }
    const owner = frame.self && this.fieldOf(frame.self, name);
    if (owner) {
      return { type: owner.field.type, frame: owner.frame };
    }
    return frame.around ? this.declaredType(name, use, frame.around) : null;
  }

  private step(expression: Expression, frame: Frame): Operand | null {
    switch (expression.kind) {
      case 'name':
        return this.named(expression.name, expression, frame);
      case 'field':
        return this.selected(expression, frame);
      case 'cast':
        return codeOperand(expression.value, frame);
      case 'call':
        return this.result(expression, frame);
      default:
        return null;
    }
  }

  private named(name: string, use: Expression, frame: Frame): Operand | null {
    const local = frame.body && localVariable(name, use.range, frame.body);
    if (local) {
      const [only, ...others] = local.sources;
      return only && others.length === 0 ? codeOperand(only, frame) : null;
    }
    const given = frame.parameters.get(name);
    if (given || frame.method?.parameters.some((parameter) => parameter.name === name)) {
      return given ?? null;
    }
    if (frame.self && this.fieldOf(frame.self, name)) {
      return this.fieldValue(frame.self, name);
    }
    if (frame.around) {
      return this.named(name, use, frame.around);
    }
    return this.ofEnclosing(name, frame) ?? this.imported(name, frame);
  }

  /** A field of a class around the code, of whose objects nothing is known: a static one, or one that is never assigned. */
  private ofEnclosing(name: string, frame: Frame): Operand | null {
    for (const { binaryName } of frame.scope.enclosing) {
      const type = this.pool.sources.find(binaryName);
      if (type?.declaration.fields.some((field) => field.name === name)) {
        return this.staticField(binaryName, name);
      }
    }
    return null;
  }

  private imported(name: string, { scope }: Frame): Operand | null {
    const single = scope.unit.imports.find((each) => each.static && !each.star && each.name.endsWith(`.${name}`));
    const owners = single
      ? [single.name.slice(0, -name.length - 1)]
      : scope.unit.imports.filter((each) => each.static && each.star).map((each) => each.name);
    const found = owners.flatMap((owner) => {
      const binaryName = this.pool.names.className(owner, { ...scope, enclosing: [], variables: new Map() });
      return (binaryName !== null && this.staticField(binaryName, name)) || [];
    });
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  private selected(expression: Extract<Expression, { kind: 'field' }>, frame: Frame): Operand | null {
    const { target, name } = expression;
    if (target.kind === 'this' || target.kind === 'super') {
      return frame.self && this.fieldValue(frame.self, name);
    }
    const className = this.classNamed(target, frame);
    if (className !== null) {
      return this.staticField(className, name);
    }
    const object = this.objectOf(codeOperand(target, frame));
    return object && this.fieldValue(object, name);
  }

  /** The class a receiver names, when no variable or field has that name. */
  classNamed(target: Expression, frame: Frame): string | null {
    const written = dottedName(target);
    const first = written?.split('.')[0] ?? '';
    const isVariable = written !== null && this.declaredType(first, target, frame) !== null;
    return written === null || isVariable || this.named(first, target, frame)
      ? null
      : this.pool.names.className(written, frame.scope);
  }

  private staticField(className: string, name: string): Operand | null {
    const type = this.pool.sources.find(className);
    const field = type?.declaration.fields.find((each) => each.name === name);
    if (!type || !field) {
      return null;
    }
    const isFixed =
      type.declaration.kind === 'interface' ||
      field.modifiers.keywords.has('final') ||
      assignmentsTo(name, [type.declaration.methods, type.declaration.initializers]).length === 0;
    const owner = codeClass(type, this.pool);
    return field.initializer && isFixed ? codeOperand(field.initializer, this.classFrame(owner)) : null;
  }

  private readonly classFrames = new Map<string, Frame>();

  private classFrame(owner: CodeClass): Frame {
    const known = this.classFrames.get(owner.binaryName) ?? staticFrame(owner.scope, owner.file);
    this.classFrames.set(owner.binaryName, known);
    return known;
  }

  private fieldOf(object: CodeObject, name: string) {
    for (const level of object.classes) {
      const field =
        level.declaration.fields.find((each) => each.name === name) ??
        level.declaration.recordComponents.flatMap(({ name: n, type }) =>
          n === name && type ? [{ name, type, initializer: null }] : [],
        )[0];
      if (field) {
        return { field, level, frame: this.levelFrame(object, level) };
      }
    }
    return null;
  }

  /** The only expression that is ever assigned to a field of an object; null when there are several, or none. */
  private fieldValue(object: CodeObject, name: string): Operand | null {
    const found = this.fieldOf(object, name);
    if (!found) {
      return null;
    }
    const { field, level, frame } = found;
    if ('modifiers' in field && field.modifiers.keywords.has('static')) {
      return field.initializer && codeOperand(field.initializer, frame);
    }
    const sources: Operand[] =
      field.initializer && !isNull(field.initializer) ? [codeOperand(field.initializer, frame)] : [];
    for (const each of object.classes) {
      for (const method of each.declaration.methods) {
        for (const { left, right } of assignmentsTo(name, method.body)) {
          const isOther =
            left.kind === 'name' &&
            (method.parameters.some((p) => p.name === name) ||
              (method.body !== null && localVariable(name, left.range, method.body) !== null));
          if (!isOther && !isNull(right)) {
            sources.push(codeOperand(right, this.frameOfMember(object, each, method)));
          }
        }
      }
      for (const { right } of assignmentsTo(name, each.declaration.initializers)) {
        sources.push(codeOperand(right, this.levelFrame(object, each)));
      }
      if (each === level) {
        break;
      }
    }
    const [only, ...others] = sources;
    return only && others.length === 0 ? only : null;
  }

  private readonly levelFrames = new WeakMap<CodeObject, Map<CodeClass, Frame>>();

  /** Where the initializers of the fields of one of an object's classes stand. */
  levelFrame(object: CodeObject, level: CodeClass): Frame {
    const frames = this.levelFrames.get(object) ?? new Map<CodeClass, Frame>();
    this.levelFrames.set(object, frames);
    const frame = frames.get(level) ?? {
      ...staticFrame(level.scope, level.file, level === object.classes[0] ? object.around : null),
      self: object,
      level,
    };
    frames.set(level, frame);
    return frame;
  }

  /** A member as it runs for an object: a constructor with what the object was made with. */
  private frameOfMember(object: CodeObject, level: CodeClass, method: MethodDeclaration): Frame {
    const { arguments: given } = object;
    return once(this.levelFrame(object, level), method, () =>
      this.frameOf(
        object,
        level,
        method,
        method.kind === 'constructor' ? this.givenTo(object, level, method, given) : [],
      ),
    );
  }

  /** What a constructor is given: by `new`, by another constructor's `this(…)` or by a subclass's `super(…)`. */
  private givenTo(
    object: CodeObject,
    level: CodeClass,
    made: MethodDeclaration,
    given: readonly Operand[] | null,
  ): readonly Operand[] {
    const at = object.classes.indexOf(level);
    const own = constructorsOf(level);
    if (at === 0) {
      const direct = given && own.filter((each) => each.parameters.length === given.length);
      if (given && direct?.length === 1 && direct[0] === made) {
        return given;
      }
    }
    const callers =
      at === 0 ? own.filter((each) => each !== made) : [...own, ...(constructorsOf(object.classes[at - 1]) ?? [])];
    const callerLevel = (caller: MethodDeclaration) => (own.includes(caller) ? level : object.classes[at - 1]);
    const calls = callers.flatMap((caller) =>
      constructorCalls(caller, own.includes(caller) ? 'this' : 'super')
        .filter((call) => call.arguments.length === made.parameters.length)
        .map((call) => ({ caller, call })),
    );
    const [only, ...others] = calls;
    const from = only && callerLevel(only.caller);
    if (!only || !from || others.length > 0) {
      // an anonymous class hands what it is given to its superclass
      const isAnonymous = at === 1 && object.classes[0]?.declaration.name === '';
      return isAnonymous && given?.length === made.parameters.length ? given : [];
    }
    const frame = this.frameOfMember(object, from, only.caller);
    return only.call.arguments.map((argument) => codeOperand(argument, frame));
  }

  private frameOf(
    object: CodeObject | null,
    level: CodeClass,
    method: MethodDeclaration,
    given: readonly Operand[],
  ): Frame {
    const owner = `${level.binaryName}#${method.name}`;
    const scope = withVariables(level.scope, method.typeParameters, owner, this.pool.names);
    const parameters = method.parameters.flatMap(({ name, varargs }, i): [string, Operand][] => {
      const operand = varargs ? undefined : given[i];
      return operand ? [[name, operand]] : [];
    });
    return {
      ...staticFrame(scope, level.file, object && level === object.classes[0] ? object.around : null),
      self: object,
      level,
      body: method.body,
      method,
      parameters: new Map(parameters),
    };
  }

  private find(call: CallExpression, frame: Frame): CalledMethod | null {
    const { target } = call;
    const given = call.arguments.map((argument) => codeOperand(argument, frame));
    if (!target || target.kind === 'this' || target.kind === 'super') {
      const classes = frame.self?.classes ?? [];
      const from = target?.kind === 'super' && frame.level ? classes.indexOf(frame.level) + 1 : 0;
      const own = frame.self && this.methodOf(frame.self, call, given, classes.slice(from));
      return (
        own ??
        (target ? null : frame.around ? this.calledAround(call, frame.around, given) : this.ofOwner(call, frame, given))
      );
    }
    const className = this.classNamed(target, frame);
    if (className !== null) {
      return this.staticMethod(className, call, given);
    }
    const object = this.objectOf(codeOperand(target, frame));
    return object && this.methodOf(object, call, given, object.classes);
  }

  private calledAround(call: CallExpression, around: Frame, given: readonly Operand[]): CalledMethod | null {
    return (
      (around.self && this.methodOf(around.self, call, given, around.self.classes)) ?? this.ofOwner(call, around, given)
    );
  }

  /** A method of a class around static code, or a statically imported one. */
  private ofOwner(call: CallExpression, { scope }: Frame, given: readonly Operand[]): CalledMethod | null {
    for (const { binaryName } of scope.enclosing) {
      const found = this.staticMethod(binaryName, call, given);
      if (found) {
        return found;
      }
    }
    const imported = scope.unit.imports.find((each) => each.static && each.name.endsWith(`.${call.name}`));
    const owner = imported?.name.slice(0, -call.name.length - 1);
    const className = owner
      ? this.pool.names.className(owner, { ...scope, enclosing: [], variables: new Map() })
      : null;
    return className === null ? null : this.staticMethod(className, call, given);
  }

  private staticMethod(className: string, call: CallExpression, given: readonly Operand[]): CalledMethod | null {
    const type = this.pool.sources.find(className);
    const method = type && onlyMethod(type.declaration.methods, call);
    return type && method?.body
      ? { method, frame: this.frameOf(null, codeClass(type, this.pool), method, given) }
      : null;
  }

  private methodOf(
    object: CodeObject,
    call: CallExpression,
    given: readonly Operand[],
    classes: readonly CodeClass[],
  ): CalledMethod | null {
    for (const level of classes) {
      const method = onlyMethod(level.declaration.methods, call);
      if (method?.body) {
        return { method, frame: this.frameOf(object, level, method, given) };
      }
    }
    return null;
  }

  /** What a call gives: the only `return` of a method of the project. */
  private result(call: CallExpression, frame: Frame): Operand | null {
    const [argument] = call.arguments;
    if (argument && /^(?:requireNonNull|checkNotNull)$/.test(call.name)) {
      return codeOperand(argument, frame);
    }
    const called = this.called(call, frame);
    if (!called) {
      return this.recordComponent(call, frame);
    }
    const [only, ...others] = returnsOf(called.method);
    return only && others.length === 0 ? codeOperand(only, called.frame) : null;
  }

  private recordComponent(call: CallExpression, frame: Frame): Operand | null {
    if (!call.target || call.arguments.length > 0) {
      return null;
    }
    const object = this.objectOf(codeOperand(call.target, frame));
    const [type] = object?.classes ?? [];
    const at = type?.declaration.recordComponents.findIndex(({ name }) => name === call.name) ?? -1;
    return at < 0 ? null : (object?.arguments?.[at] ?? null);
  }
}

function constructorsOf(level: CodeClass | undefined): MethodDeclaration[] {
  return level?.declaration.methods.filter(({ kind }) => kind === 'constructor') ?? [];
}

/** The calls `this(…)` or `super(…)` that a constructor begins with. */
function constructorCalls({ body }: MethodDeclaration, name: 'this' | 'super'): CallExpression[] {
  const [first] = body?.statements ?? [];
  const call = first?.kind === 'expression' ? first.expression : null;
  return call?.kind === 'call' && call.name === name ? [call] : [];
}

/** The method that a call can mean; null when the number of its arguments does not tell which. */
function onlyMethod(methods: readonly MethodDeclaration[], { name, arguments: given }: CallExpression) {
  const [only, ...others] = methods.filter(
    (method) => method.kind === 'method' && method.name === name && method.parameters.length === given.length,
  );
  return only && others.length === 0 ? only : null;
}

function returnsOf({ body }: MethodDeclaration): Expression[] {
  const found: Expression[] = [];
  walk(body, (node) => {
    if (node.kind === 'return' && node.expression) {
      found.push(node.expression);
    }
    return node.kind !== 'lambda' && node.kind !== 'class';
  });
  return found;
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.literal.type === 'null';
}
