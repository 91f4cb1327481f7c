/** The types of the expressions of one member, worked out when they are asked for (JLS 15, 18). */
import type { CallExpression, Expression, LambdaExpression, NewExpression, TypeNode } from '../ast';
import { type ClassType, classType, type JavaType, type MethodModel, OBJECT } from '../class-model';
import { dottedName } from '../constants';
import { type Bindings, switchResults, type Variable } from './bindings';
import type { CodeScope, TypeNames } from './code-scope';
import { Inference } from './inference';
import type { FunctionType, Members, Methods, MethodUse } from './members';
import { binaryType, literalType, primitiveConditional, unaryType } from './operators';
import { type Overloads, parameterAt, type Shape } from './overloads';
import type { TypeRelations } from './type-relations';
import {
  BOOLEAN,
  boxed,
  erasure,
  hasUnknown,
  NULL_TYPE,
  replaced,
  replacementOf,
  sameTypes,
  someType,
  unboxed,
  unknown,
  upperBound,
  VOID,
} from './types';

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

interface Resolution {
  readonly use: MethodUse;
  readonly shapes: readonly Shape[];
  /** The type parameters that are to be inferred. */
  readonly isGeneric: boolean;
  readonly receiver: JavaType | null;
}

type Qualifier = { readonly kind: 'type' | 'value'; readonly type: JavaType };

/** More expressions in one member than people write. */
const MOST_EXPRESSIONS = 100_000;
const DEEPEST = 150;

export class Attribution {
  private readonly results = new Map<Expression, JavaType>();
  private readonly functions = new Map<Expression, InferredFunction>();
  private readonly methods = new Map<Expression, MethodOf>();
  private readonly resolutions = new Map<Expression, Resolution | null>();
  private readonly lambdaParameters = new Map<LambdaExpression, readonly JavaType[]>();
  private readonly started = new Set<Expression>();
  /** What to settle when the inference under way ends. */
  private settling: (() => void)[] = [];
  private count = 0;
  private depth = 0;

  constructor(
    private readonly bindings: Bindings,
    private readonly known: Knowledge,
  ) {}

  /** Unknown where nothing tells. */
  typeOf(expression: Expression): JavaType {
    const type = this.lookUp(expression);
    return type === NULL_TYPE ? unknown('null') : type;
  }

  private lookUp(expression: Expression): JavaType {
    this.readRoot(expression);
    const found = this.results.get(expression);
    if (found) {
      return found;
    }
    const waits = expression.kind === 'lambda' || expression.kind === 'method-reference';
    return waits || !this.bindings.scopes.has(expression) ? unknown() : this.closed(expression, null);
  }

  functionOf(expression: Expression): InferredFunction | null {
    this.readRoot(expression);
    return this.functions.get(expression) ?? null;
  }

  methodOf(expression: Expression): MethodOf | null {
    this.lookUp(expression);
    return this.methods.get(expression) ?? null;
  }

  private readRoot(expression: Expression): void {
    const root = this.bindings.roots.get(expression);
    if (root && !this.started.has(root.expression)) {
      this.started.add(root.expression);
      this.closed(root.expression, root.target && this.known.types.resolve(root.target, root.scope));
    }
  }

  private scopeOf(expression: Expression): CodeScope {
    const scope = this.bindings.scopes.get(expression);
    if (!scope) {
      throw new Error('an expression of another member');
    }
    return scope;
  }

  /** The type of an expression on its own, or where `target` is asked for. */
  private closed(expression: Expression, target: JavaType | null): JavaType {
    const before = this.results.get(expression);
    if (before) {
      return before;
    }
    if (++this.depth > DEEPEST || ++this.count > MOST_EXPRESSIONS) {
      this.depth--;
      return unknown();
    }
    const outer = this.settling;
    this.settling = [];
    const inference = new Inference(this.known.relations);
    if (target && target.kind !== 'unknown') {
      this.argument(expression, target, inference);
    } else {
      this.keep(expression, this.expression(expression, inference), inference);
    }
    inference.solve();
    for (const settle of this.settling) {
      settle();
    }
    this.settling = outer;
    this.depth--;
    return this.results.get(expression) ?? unknown();
  }

  /** Keeps what is found of an expression; open variables are filled in when they are known. */
  private keep(expression: Expression, type: JavaType, inference: Inference): void {
    this.results.set(expression, type);
    if (inference.isOpen(type)) {
      this.settling.push(() => this.results.set(expression, inference.resolve(type)));
    }
  }

  /** An expression that is used where `target` is asked for. */
  private argument(expression: Expression, target: JavaType, inference: Inference): void {
    const options = this.options(expression);
    if (options) {
      for (const option of options) {
        this.argument(option, target, inference);
      }
      // a part that may be a number decides whether the target counts at all
      const isKnown = options.every((option) => isKnownShape(this.shape(option)));
      this.keep(expression, isKnown ? target : unknown(), inference);
      if (!isKnown) {
        inference.blur(target);
      }
    } else if (expression.kind === 'lambda' || expression.kind === 'method-reference') {
      this.keep(expression, target, inference);
      this.function(expression, target, inference);
    } else if (expression.kind === 'array-values') {
      const element = target.kind === 'array' ? target.element : null;
      for (const value of expression.values) {
        this.closed(value, element);
      }
      this.keep(expression, target, inference);
    } else {
      const before = this.results.get(expression);
      const type = before ?? this.expression(expression, inference);
      if (!before) {
        this.keep(expression, type, inference);
      }
      inference.compatible(type, target);
    }
  }

  /** The operands of a conditional or a switch that take its target's type; null for all else. */
  private options(expression: Expression): readonly Expression[] | null {
    if (expression.kind !== 'conditional' && expression.kind !== 'switch') {
      return null;
    }
    const operands = this.operandsOf(expression);
    const allPrimitive = operands.every((operand) => {
      const shape = this.shape(operand);
      return shape.kind === 'type' && unboxed(shape.type) !== null;
    });
    return allPrimitive ? null : operands;
  }

  private operandsOf(expression: Extract<Expression, { kind: 'conditional' | 'switch' }>): readonly Expression[] {
    return expression.kind === 'conditional'
      ? [expression.whenTrue, expression.whenFalse]
      : expression.cases.flatMap(switchResults);
  }

  /** The type of an expression; calls may leave variables open. */
  private expression(expression: Expression, inference: Inference): JavaType {
    const own = (part: Expression) => this.closed(part, null);
    switch (expression.kind) {
      case 'literal':
        return literalType(expression.literal);
      case 'name':
        return this.nameType(expression);
      case 'this':
        return this.thisType(expression);
      case 'super':
        return this.superTypes(expression)[0] ?? OBJECT;
      case 'field': {
        const qualifier = expression.name === 'this' ? null : this.qualifier(expression.target);
        if (expression.name === 'this') {
          const name = this.classNamed(expression.target);
          return name === null ? unknown() : this.known.members.thisType(name);
        }
        return (qualifier && this.known.members.field(qualifier.type, expression.name)) ?? unknown(expression.name);
      }
      case 'call':
        return this.call(expression, inference);
      case 'new':
        return this.creation(expression, inference);
      case 'class-literal':
        return classType('java.lang.Class', boxed(erasure(this.written(expression.type, expression))));
      case 'binary':
        return this.binary(expression);
      case 'unary':
        return unaryType(expression.operator, own(expression.operand));
      case 'assignment': {
        const left = own(expression.left);
        this.closed(expression.right, expression.operator === '=' ? left : null);
        return left;
      }
      case 'conditional':
        own(expression.condition);
        return this.choice(this.operandsOf(expression));
      case 'switch':
        own(expression.subject);
        return this.choice(this.operandsOf(expression));
      case 'cast': {
        const type = this.written(expression.type, expression);
        this.closed(expression.value, type.kind === 'primitive' ? null : type);
        return type;
      }
      case 'instanceof':
        own(expression.value);
        return BOOLEAN;
      case 'new-array': {
        let type = this.written(expression.element, expression);
        for (let i = 0; i < expression.dimensions; i++) {
          type = { kind: 'array', element: type };
        }
        if (expression.values) {
          this.closed(expression.values, type);
        }
        return type;
      }
      case 'element': {
        const array = own(expression.array);
        own(expression.index);
        return array.kind === 'array' ? array.element : unknown();
      }
      default:
        return unknown();
    }
  }

  /** Of `a + b + c` each part, from the left. */
  private binary(expression: Extract<Expression, { kind: 'binary' }>): JavaType {
    const parts: Extract<Expression, { kind: 'binary' }>[] = [];
    let left: Expression = expression;
    for (; left.kind === 'binary'; left = left.left) {
      parts.push(left);
    }
    let type = this.closed(left, null);
    for (const part of parts.reverse()) {
      type = binaryType(part.operator, type, this.closed(part.right, null));
      if (part !== expression) {
        this.results.set(part, type);
      }
    }
    return type;
  }

  private choice(operands: readonly Expression[]): JavaType {
    const types = operands.map((operand) => this.closed(operand, null));
    const constants = operands.map(({ kind }) => kind === 'literal' || kind === 'unary');
    if (types.length === 0 || types.some((type) => type !== NULL_TYPE && hasUnknown(type))) {
      return unknown();
    }
    return primitiveConditional(types, constants) ?? this.known.relations.leastUpperBound(types);
  }

  private written(node: TypeNode, at: Expression): JavaType {
    return this.known.types.resolve(node, this.scopeOf(at));
  }

  // names

  private nameType(expression: Extract<Expression, { kind: 'name' }>): JavaType {
    const variable = this.bindings.variables.get(expression);
    if (variable) {
      return this.variableType(variable);
    }
    return this.fieldInScope(expression.name, this.scopeOf(expression)) ?? unknown(expression.name, 'unresolved');
  }

  private variableType({ type, scope, from, name }: Variable): JavaType {
    if (type && type.kind !== 'var') {
      return this.known.types.resolve(type, scope);
    }
    switch (from?.kind) {
      case 'initializer':
        return this.inferredFrom(from.expression, name);
      case 'elements':
        return this.elementType(this.lookUp(from.expression));
      case 'lambda':
        if (!this.lambdaParameters.has(from.lambda)) {
          this.readRoot(from.lambda);
        }
        return this.lambdaParameters.get(from.lambda)?.[from.index] ?? unknown(name);
      default:
        return unknown(name);
    }
  }

  private inferredFrom(initializer: Expression, name: string): JavaType {
    const root = this.bindings.roots.get(initializer);
    // a variable that is used in its own initializer
    if (root && this.started.has(root.expression) && !this.results.has(initializer)) {
      return unknown(name);
    }
    const type = this.lookUp(initializer);
    return type === NULL_TYPE ? unknown(name) : type;
  }

  private elementType(over: JavaType): JavaType {
    if (over.kind === 'array') {
      return over.element;
    }
    const iterable = this.known.relations.asSuper(over, 'java.lang.Iterable');
    return iterable ? upperBound(iterable.arguments[0] ?? OBJECT) : unknown();
  }

  /** A field of the classes around, or one that is imported; null when there is none. */
  private fieldInScope(name: string, { names }: CodeScope): JavaType | null {
    for (const { binaryName } of names.enclosing) {
      const field = this.known.members.field(this.known.members.thisType(binaryName), name);
      if (field) {
        return field;
      }
    }
    for (const owner of this.importedOwners(name, names.unit.imports)) {
      const field = this.known.members.field(classType(owner), name);
      if (field) {
        return field;
      }
    }
    return null;
  }

  /** The classes from which a static import may bring the name. */
  private importedOwners(
    name: string,
    imports: readonly { readonly name: string; readonly static: boolean; readonly star: boolean }[],
  ): string[] {
    const single = imports.filter((i) => i.static && !i.star && i.name.endsWith(`.${name}`));
    const onDemand = imports.filter((i) => i.static && i.star);
    return [...single.map((i) => i.name.slice(0, i.name.lastIndexOf('.'))), ...onDemand.map((i) => i.name)].flatMap(
      (written) => this.known.types.qualifiedClass(written) ?? [],
    );
  }

  private thisType(at: Expression): JavaType {
    const around = this.scopeOf(at).names.enclosing[0];
    return around ? this.known.members.thisType(around.binaryName) : unknown();
  }

  private superTypes(at: Expression): JavaType[] {
    const type = this.thisType(at);
    return type.kind === 'class' ? this.known.relations.supertypes(type).types.slice(1) : [];
  }

  private classNamed(expression: Expression): string | null {
    const written = dottedName(expression);
    return written === null ? null : this.known.types.className(written, this.scopeOf(expression));
  }

  /** What stands before a dot: a value, else a type. */
  private qualifier(expression: Expression): Qualifier | null {
    if (expression.kind === 'name' || expression.kind === 'field') {
      const isVariable = this.bindings.variables.has(expression);
      if (!isVariable && !this.isField(expression)) {
        const name = this.classNamed(expression);
        return name === null ? null : { kind: 'type', type: classType(name) };
      }
    }
    return { kind: 'value', type: this.closed(expression, null) };
  }

  /** True when a name, perhaps with dots, begins with a variable or a field. */
  private isField(expression: Expression): boolean {
    if (expression.kind === 'name') {
      return (
        this.bindings.variables.has(expression) || this.fieldInScope(expression.name, this.scopeOf(expression)) !== null
      );
    }
    if (expression.kind !== 'field' || dottedName(expression) === null || expression.name === 'this') {
      return true;
    }
    if (this.isField(expression.target)) {
      return true;
    }
    const owner = this.classNamed(expression.target);
    return (
      owner !== null &&
      this.known.members.field(classType(owner), expression.name)?.kind !== 'unknown' &&
      this.known.members.field(classType(owner), expression.name) !== null
    );
  }

  // calls

  private resolve(expression: CallExpression | NewExpression): Resolution | null {
    let found = this.resolutions.get(expression);
    if (found === undefined) {
      this.resolutions.set(expression, null);
      found =
        ++this.depth > DEEPEST
          ? null
          : expression.kind === 'call'
            ? this.resolveCall(expression)
            : this.resolveNew(expression);
      this.depth--;
      this.resolutions.set(expression, found);
    }
    return found;
  }

  private resolveCall(call: CallExpression): Resolution | null {
    const receiver = this.receiverOf(call);
    if (!receiver) {
      return null;
    }
    const shapes = call.arguments.map((argument) => this.shape(argument));
    const accessible = receiver.methods.found.filter((use) => this.isAccessible(use, call));
    const use = this.known.overloads.choose(accessible, shapes);
    if (!use) {
      return null;
    }
    const isGeneric = use.method.typeParameters.length > 0 && call.typeArguments.length === 0;
    return { use, shapes, isGeneric, receiver: receiver.type };
  }

  private receiverOf(call: CallExpression): { readonly methods: Methods; readonly type: JavaType | null } | null {
    const { members } = this.known;
    if (call.target?.kind === 'super') {
      const types = this.superTypes(call.target);
      const found = types.map((type) => members.methods(type, call.name)).find((methods) => methods.found.length > 0);
      return found ? { methods: found, type: null } : null;
    }
    if (call.target) {
      const qualifier = this.qualifier(call.target);
      return (
        qualifier && { methods: this.adopted(members.methods(qualifier.type, call.name), call), type: qualifier.type }
      );
    }
    const { names } = this.scopeOf(call);
    for (const { binaryName } of names.enclosing) {
      const methods = members.methods(members.thisType(binaryName), call.name);
      if (methods.found.length > 0) {
        return { methods, type: members.thisType(binaryName) };
      }
      if (!methods.complete) {
        return null;
      }
    }
    const imported = this.importedOwners(call.name, names.unit.imports).flatMap(
      (owner) => members.methods(classType(owner), call.name).found,
    );
    return { methods: { found: imported, complete: true }, type: null };
  }

  /** JLS 6.6. */
  private isAccessible({ model, method: { keywords } }: MethodUse, at: Expression): boolean {
    if (keywords.has('public')) {
      return true;
    }
    const { unit, enclosing } = this.scopeOf(at).names;
    if (keywords.has('private')) {
      const top = (name: string) => name.split('$')[0];
      return enclosing.some(({ binaryName }) => top(binaryName) === top(model.name));
    }
    const inPackage = model.name.slice(0, Math.max(0, model.name.lastIndexOf('.'))) === unit.package;
    const { relations } = this.known;
    const inherits = () =>
      enclosing.some(({ binaryName }) => relations.isSubclass(classType(binaryName), classType(model.name)) !== false);
    return inPackage || (keywords.has('protected') && inherits());
  }

  /** `Context` of `KeyedProcessFunction<String, …>`: an inner class's variables are those of the class around it here. */
  private adopted(methods: Methods, at: Expression): Methods {
    const isInner = ({ model }: MethodUse) => model.enclosing !== null && !model.keywords.has('static');
    if (!methods.found.some(isInner)) {
      return methods;
    }
    const { enclosing } = this.scopeOf(at).names;
    const outer = (variable: Extract<JavaType, { kind: 'variable' }>): JavaType | undefined => {
      for (const { binaryName } of enclosing) {
        const found = this.known.relations.asSuper(this.known.members.thisType(binaryName), variable.declaredBy);
        const i = this.known.members.parametersOf(variable.declaredBy).findIndex(({ name }) => name === variable.name);
        if (found) {
          return found.arguments[i];
        }
      }
      return undefined;
    };
    return {
      ...methods,
      found: methods.found.map((use) => ({
        ...use,
        parameters: use.parameters.map((parameter) => replaced(parameter, outer)),
        returnType: replaced(use.returnType, outer),
      })),
    };
  }

  private resolveNew(expression: NewExpression): Resolution | null {
    const type = this.written(expression.type, expression);
    if (type.kind !== 'class') {
      return null;
    }
    const isDiamond = expression.type.kind === 'named' && expression.type.arguments?.length === 0;
    const own = isDiamond ? this.known.members.thisType(type.name) : type;
    const shapes = expression.arguments.map((argument) => this.shape(argument));
    const constructors = this.known.members.constructors(own).found;
    // an anonymous class may call protected ones
    const accessible = constructors.filter((use) => expression.body !== null || this.isAccessible(use, expression));
    const use = this.known.overloads.choose(accessible, shapes);
    return use && { use, shapes, isGeneric: isDiamond || use.method.typeParameters.length > 0, receiver: own };
  }

  /** What an argument tells before its target is known. */
  private shape(expression: Expression): Shape {
    const options = this.options(expression);
    if (options) {
      return { kind: 'either', shapes: options.map((option) => this.shape(option)) };
    }
    switch (expression.kind) {
      case 'lambda':
        return { kind: 'lambda', lambda: expression, ...this.lambdaShape(expression) };
      case 'method-reference': {
        const only = this.exactMethod(expression);
        return { kind: 'reference', reference: expression, isVoid: only && isVoid(only.returnType) };
      }
      case 'call': {
        const resolution = this.resolve(expression);
        return {
          kind: 'type',
          type:
            resolution && mentionsOwn(resolution)
              ? looseType(resolution.use.returnType)
              : this.closed(expression, null),
        };
      }
      case 'new': {
        const isDiamond = expression.type.kind === 'named' && expression.type.arguments?.length === 0;
        return {
          kind: 'type',
          type: isDiamond ? this.written(expression.type, expression) : this.closed(expression, null),
        };
      }
      default:
        return { kind: 'type', type: this.closed(expression, null) };
    }
  }

  private lambdaShape(lambda: LambdaExpression): { canBeVoid: boolean; canBeValue: boolean } {
    const { body } = lambda;
    if (body.kind !== 'block') {
      const isStatement =
        ['call', 'new', 'assignment'].includes(body.kind) ||
        (body.kind === 'unary' && /^(\+\+|--)$/.test(body.operator));
      const explicit = lambda.parameters.every(({ type }) => type !== null && type.kind !== 'var');
      const called = explicit && body.kind === 'call' ? this.resolve(body) : null;
      return { canBeVoid: isStatement, canBeValue: !called || !isVoid(called.use.returnType) };
    }
    const returnsValue = (this.bindings.returns.get(lambda) ?? []).length > 0;
    const last = body.statements[body.statements.length - 1];
    const neverEnds = last?.kind === 'throw' || (last?.kind === 'loop' && last.form === 'while');
    return { canBeVoid: !returnsValue, canBeValue: returnsValue || neverEnds };
  }

  private call(call: CallExpression, inference: Inference): JavaType {
    const resolution = this.resolve(call);
    if (!resolution) {
      return unknown(call.name);
    }
    const { use, receiver } = resolution;
    if (call.name === 'getClass' && call.arguments.length === 0) {
      const bound = receiver ? erasure(receiver) : OBJECT;
      return classType('java.lang.Class', { kind: 'wildcard', bound: 'extends', type: bound });
    }
    if (call.name === 'clone' && receiver?.kind === 'array') {
      return receiver;
    }
    const { method, model } = use;
    const declaredBy = `${model.name}#${method.name}`;
    const given = call.typeArguments.map((node) => this.written(node, call));
    const replacement =
      given.length > 0
        ? replacementOf(method.typeParameters, declaredBy, given)
        : inference.fresh(method.typeParameters, declaredBy);
    const returnType = replaced(use.returnType, replacement);
    this.passArguments(call.arguments, resolution, replacement, inference);
    this.settleMethod(call, use, returnType, inference);
    return returnType;
  }

  private settleMethod(
    expression: Expression,
    { owner, method }: MethodUse,
    returnType: JavaType,
    inference: Inference,
  ): void {
    const settle = () => this.methods.set(expression, { owner, method, returnType: inference.resolve(returnType) });
    if (inference.isOpen(returnType)) {
      this.settling.push(settle);
    }
    this.methods.set(expression, { owner, method, returnType });
  }

  private passArguments(
    given: readonly Expression[],
    { use, shapes, isGeneric }: Resolution,
    replacement: (variable: Extract<JavaType, { kind: 'variable' }>) => JavaType | undefined,
    inference: Inference,
  ): void {
    const phase = this.known.overloads.isVariable(use, shapes) ? 'variable' : 'loose';
    given.forEach((argument, i) => {
      const parameter = replaced(parameterAt(use.parameters, i, phase), replacement);
      if (isGeneric) {
        this.argument(argument, parameter, inference);
      } else {
        this.closed(argument, parameter);
      }
    });
  }

  private creation(expression: NewExpression, inference: Inference): JavaType {
    const written = this.written(expression.type, expression);
    const resolution = this.resolve(expression);
    if (written.kind !== 'class') {
      return written;
    }
    if (!resolution) {
      const isDiamond = expression.type.kind === 'named' && expression.type.arguments?.length === 0;
      const isInterface = expression.body !== null && this.known.members.constructors(written).found.length === 0;
      return isDiamond ? (isInterface ? this.openType(written.name, inference) : unknown(written.name)) : written;
    }
    const { use } = resolution;
    const type = sameTypes(use.owner, written) ? written : this.openType(written.name, inference);
    const ofClass =
      type === written ? () => undefined : replacementOf(use.model.typeParameters, use.model.name, type.arguments);
    const ofMethod = inference.fresh(use.method.typeParameters, `${use.model.name}#<init>`);
    this.passArguments(expression.arguments, resolution, (v) => ofClass(v) ?? ofMethod(v), inference);
    this.settleMethod(expression, use, type, inference);
    return type;
  }

  /** The class with a variable for each of its parameters, as the diamond asks for. */
  private openType(className: string, inference: Inference): ClassType {
    const own = this.known.members.thisType(className);
    return replaced(own, inference.fresh(this.known.members.parametersOf(className), className)) as ClassType;
  }

  // lambdas and method references

  private function(expression: LambdaExpression | MethodReference, target: JavaType, inference: Inference): void {
    if (target.kind === 'variable' && inference.isOpen(target)) {
      const run = () => this.functionFor(expression, inference.resolve(target), inference);
      inference.wait({ inputs: [target], outputs: [], run });
    } else {
      this.functionFor(expression, target, inference);
    }
  }

  private functionFor(expression: LambdaExpression | MethodReference, target: JavaType, inference: Inference): void {
    const type = this.known.members.functionOf(target);
    if (!type) {
      inference.blur(target);
      if (expression.kind === 'lambda') {
        this.lambdaParameters.set(expression, []);
      }
      return;
    }
    const { parameters, result } = type;
    const settle = () =>
      this.functions.set(expression, {
        parameters: parameters.map((parameter) => inference.resolve(parameter)),
        result: inference.resolve(result),
      });
    this.settling.push(settle);
    if (expression.kind === 'lambda') {
      this.lambda(expression, type, inference);
    } else {
      this.reference(expression, type, inference);
    }
  }

  private lambda(lambda: LambdaExpression, { parameters, result }: FunctionType, inference: Inference): void {
    let inputs = parameters;
    const explicit = lambda.parameters.every(({ type }) => type !== null && type.kind !== 'var');
    if (explicit) {
      lambda.parameters.forEach(({ type }, i) => {
        const asked = parameters[i];
        if (type && asked) {
          inference.equal(this.written(type, lambda), asked);
        }
      });
      inputs = [];
    }
    const run = () => {
      this.lambdaParameters.set(
        lambda,
        parameters.map((parameter) => inference.resolve(parameter)),
      );
      if (isVoid(result)) {
        return;
      }
      const results = this.bindings.returns.get(lambda) ?? [];
      for (const each of results) {
        this.argument(each, result, inference);
      }
    };
    inference.wait({ inputs, outputs: [result], run });
  }

  /** The method a reference names when there is only one of that name (JLS 15.13.1). */
  private exactMethod(reference: MethodReference): MethodUse | null {
    const { methods } = this.referred(reference);
    const [only] = methods.found;
    return only &&
      methods.found.length === 1 &&
      methods.complete &&
      !only.method.varargs &&
      only.method.typeParameters.length === 0
      ? only
      : null;
  }

  private referred(reference: MethodReference): { readonly qualifier: Qualifier | null; readonly methods: Methods } {
    const { members } = this.known;
    const none: Methods = { found: [], complete: false };
    if (reference.target?.kind === 'super') {
      const types = this.superTypes(reference.target);
      const methods = types.map((type) => members.methods(type, reference.name)).find(({ found }) => found.length > 0);
      return { qualifier: { kind: 'value', type: types[0] ?? OBJECT }, methods: methods ?? none };
    }
    const qualifier: Qualifier | null = reference.type
      ? { kind: 'type', type: this.written(reference.type, reference) }
      : reference.target && this.qualifier(reference.target);
    if (!qualifier || qualifier.type.kind === 'unknown') {
      return { qualifier, methods: none };
    }
    if (reference.name === 'new') {
      const { type } = qualifier;
      return { qualifier, methods: type.kind === 'class' ? members.constructors(this.generalized(type)) : none };
    }
    const type = qualifier.kind === 'type' ? this.generalized(qualifier.type) : qualifier.type;
    const methods = members.methods(type, reference.name);
    const found = methods.found.filter((use) => this.isAccessible(use, reference));
    return { qualifier, methods: { ...methods, found } };
  }

  /** `Map.Entry` as `Map.Entry<K, V>`: the arguments of a raw type before `::` are inferred. */
  private generalized(type: JavaType): JavaType & ClassType {
    return type.kind === 'class' && type.arguments.length === 0
      ? this.known.members.thisType(type.name)
      : (type as ClassType);
  }

  private reference(reference: MethodReference, { parameters, result }: FunctionType, inference: Inference): void {
    const exact = this.exactMethod(reference);
    const run = () => this.referenceResult(reference, parameters, result, inference);
    // an exact one says what it takes even before that is asked for
    if (exact && reference.name !== 'new') {
      const { qualifier } = this.referred(reference);
      const isUnbound = qualifier?.kind === 'type' && !exact.method.keywords.has('static');
      const takes = isUnbound ? [qualifier.type, ...exact.parameters] : exact.parameters;
      parameters.forEach((parameter, i) => {
        const taken = takes[i];
        if (taken && !someType(taken, (part) => part.kind === 'variable')) {
          inference.compatible(parameter, taken);
        }
      });
    }
    inference.wait({ inputs: parameters, outputs: [result], run });
  }

  private referenceResult(
    reference: MethodReference,
    parameters: readonly JavaType[],
    result: JavaType,
    inference: Inference,
  ): void {
    const given = parameters.map((parameter) => inference.resolve(parameter));
    const { qualifier, methods } = this.referred(reference);
    const found = qualifier && this.referenceCall(reference, qualifier, methods, given, inference);
    if (!found) {
      inference.blur(result);
      return;
    }
    const { use, type } = found;
    if (use) {
      this.settleMethod(reference, use, type, inference);
    }
    if (!isVoid(result)) {
      if (type.kind === 'unknown') {
        inference.blur(result);
      } else {
        inference.compatible(type, result);
      }
    }
  }

  /** The method that is called with parameters of these types, and what it gives (JLS 15.13.1, 15.13.2). */
  private referenceCall(
    reference: MethodReference,
    qualifier: Qualifier,
    methods: Methods,
    given: readonly JavaType[],
    inference: Inference,
  ): { readonly use: MethodUse | null; readonly type: JavaType } | null {
    const shapesOf = (types: readonly JavaType[]): Shape[] => types.map((type) => ({ kind: 'type', type }));
    const { overloads, relations, members } = this.known;
    if (reference.name === 'new') {
      if (qualifier.type.kind === 'array') {
        return { use: null, type: qualifier.type };
      }
      const use = overloads.choose(methods.found, shapesOf(given));
      return use && { use, type: this.inferred(use, given, use.owner, qualifier.type, inference) };
    }
    const isStatic = ({ method }: MethodUse) => method.keywords.has('static');
    if (qualifier.kind === 'value') {
      const use = overloads.choose(methods.found, shapesOf(given));
      return use && { use, type: this.inferred(use, given, use.returnType, null, inference) };
    }
    const direct = overloads.choose(methods.found.filter(isStatic), shapesOf(given));
    const [first, ...others] = given;
    const unbound =
      first &&
      overloads.choose(
        methods.found.filter((use) => !isStatic(use)),
        shapesOf(others),
      );
    if ((direct && unbound) || !(direct || unbound)) {
      return null;
    }
    if (direct) {
      return { use: direct, type: this.inferred(direct, given, direct.returnType, null, inference) };
    }
    // of a raw type the arguments are those that the first parameter has
    const written = qualifier.type;
    const isRaw = written.kind === 'class' && written.arguments.length === 0;
    const receiver = isRaw && first ? (relations.asSuper(first, written.name) ?? written) : written;
    const again = members.methods(receiver, reference.name).found.filter((use) => !isStatic(use));
    const use = overloads.choose(again, shapesOf(others));
    return use && { use, type: this.inferred(use, others, use.returnType, null, inference) };
  }

  /** What a method gives for arguments of these types; of a class's constructor its type with the arguments inferred. */
  private inferred(
    use: MethodUse,
    given: readonly JavaType[],
    result: JavaType,
    written: JavaType | null,
    inference: Inference,
  ): JavaType {
    const { model, method } = use;
    const isDiamond = written?.kind === 'class' && written.arguments.length === 0 && model.typeParameters.length > 0;
    const ofClass = isDiamond ? inference.fresh(model.typeParameters, model.name) : () => undefined;
    const ofMethod = inference.fresh(method.typeParameters, `${model.name}#${method.name}`);
    const replacement = (v: Extract<JavaType, { kind: 'variable' }>) => ofClass(v) ?? ofMethod(v);
    const shapes: Shape[] = given.map((type) => ({ kind: 'type', type }));
    const phase = this.known.overloads.isVariable(use, shapes) ? 'variable' : 'loose';
    given.forEach((type, i) => {
      inference.compatible(type, replaced(parameterAt(use.parameters, i, phase), replacement));
    });
    return replaced(result, replacement);
  }
}

function isKnownShape(shape: Shape): boolean {
  return shape.kind === 'either'
    ? shape.shapes.every(isKnownShape)
    : shape.kind !== 'type' || shape.type === NULL_TYPE || shape.type.kind !== 'unknown';
}

function isVoid(type: JavaType): boolean {
  return sameTypes(type, VOID);
}

/** True when the result of a generic method depends on what is inferred. */
function mentionsOwn({ use, isGeneric }: Resolution): boolean {
  return (
    isGeneric &&
    someType(
      use.returnType,
      (part) => part.kind === 'variable' && use.method.typeParameters.some(({ name }) => name === part.name),
    )
  );
}

/** The class of a result before inference; unknown where it is a variable. */
function looseType(type: JavaType): JavaType {
  return type.kind === 'variable' ? unknown(type.name) : type.kind === 'class' ? classType(type.name) : unknown();
}
