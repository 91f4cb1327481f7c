/** Which method or constructor a call means (JLS 15.9.3, 15.12). */
import type { CallExpression, Expression, NewExpression } from '../ast';
import { classType, type JavaType } from '../class-model';
import { isAccessible } from './access';
import type { Attributing } from './attributing';
import { variablesAround } from './inner-classes';
import type { Methods, MethodUse } from './members';
import { hasDiamond, type NamesInCode } from './names-in-code';
import type { Shape } from './overloads';
import { replaced } from './types';

export interface Resolution {
  readonly use: MethodUse;
  readonly shapes: readonly Shape[];
  /** The type parameters that are to be inferred. */
  readonly isGeneric: boolean;
  readonly receiver: JavaType | null;
}

export class CallResolution {
  private readonly resolutions = new Map<Expression, Resolution | null>();

  constructor(
    private readonly whole: Attributing,
    private readonly names: NamesInCode,
  ) {}

  /** The method or constructor that is called; null when it cannot be told. */
  resolve(expression: CallExpression | NewExpression): Resolution | null {
    let found = this.resolutions.get(expression);
    if (found === undefined) {
      this.resolutions.set(expression, null);
      const read = () => (expression.kind === 'call' ? this.resolveCall(expression) : this.resolveNew(expression));
      found = this.whole.deeper(read, null);
      this.resolutions.set(expression, found);
    }
    return found;
  }

  private resolveCall(call: CallExpression): Resolution | null {
    const receiver = this.receiverOf(call);
    if (!receiver) {
      return null;
    }
    const shapes = call.arguments.map((argument) => this.whole.shape(argument));
    const scope = this.whole.scopeOf(call);
    const accessible = receiver.methods.found.filter((use) => isAccessible(use, scope, this.whole.known.relations));
    const use = this.whole.known.overloads.choose(accessible, shapes);
    if (!use) {
      return null;
    }
    const isGeneric = use.method.typeParameters.length > 0 && call.typeArguments.length === 0;
    return { use, shapes, isGeneric, receiver: receiver.type };
  }

  private receiverOf(call: CallExpression): { readonly methods: Methods; readonly type: JavaType | null } | null {
    const { members } = this.whole.known;
    const types = call.target && this.names.typesOfSuper(call.target);
    if (types) {
      const found = types.map((type) => members.methods(type, call.name)).find((methods) => methods.found.length > 0);
      return found ? { methods: found, type: null } : null;
    }
    if (call.target) {
      const qualifier = this.names.qualifier(call.target);
      return (
        qualifier && { methods: this.adopted(members.methods(qualifier.type, call.name), call), type: qualifier.type }
      );
    }
    const { names } = this.whole.scopeOf(call);
    for (const { binaryName } of names.enclosing) {
      const methods = members.methods(members.thisType(binaryName), call.name);
      if (methods.found.length > 0) {
        return { methods, type: members.thisType(binaryName) };
      }
      if (!methods.complete) {
        return null;
      }
    }
    const imported = this.names
      .importedOwners(call.name, names.unit.imports)
      .flatMap((owner) => members.methods(classType(owner), call.name).found);
    return { methods: { found: imported, complete: true }, type: null };
  }

  /** The methods with the variables of the classes around theirs put in. */
  private adopted(methods: Methods, at: Expression): Methods {
    const isInner = ({ model }: MethodUse) => model.enclosing !== null && !model.keywords.has('static');
    if (!methods.found.some(isInner)) {
      return methods;
    }
    const found = methods.found.map((use) => {
      const outer = variablesAround(use.model.name, this.whole.scopeOf(at), this.whole.known);
      return {
        ...use,
        parameters: use.parameters.map((parameter) => replaced(parameter, outer)),
        returnType: replaced(use.returnType, outer),
      };
    });
    return { ...methods, found };
  }

  private resolveNew(expression: NewExpression): Resolution | null {
    const type = this.names.createdType(expression);
    if (type.kind !== 'class') {
      return null;
    }
    const isDiamond = hasDiamond(expression);
    const own = isDiamond ? this.whole.known.members.thisType(type.name) : type;
    const shapes = expression.arguments.map((argument) => this.whole.shape(argument));
    const constructors = this.whole.known.members.constructors(own).found;
    const scope = this.whole.scopeOf(expression);
    // an anonymous class may call protected ones
    const accessible = constructors.filter(
      (use) => expression.body !== null || isAccessible(use, scope, this.whole.known.relations),
    );
    const use = this.whole.known.overloads.choose(accessible, shapes);
    return use && { use, shapes, isGeneric: isDiamond || use.method.typeParameters.length > 0, receiver: own };
  }
}
