/** What the names in a method's body mean: classes, fields, methods, constants. */
import type { CallExpression, Expression, TypeNode } from '../java/ast';
import type { SourceClassPool } from '../java/build-classes';
import type { ClassModel, ClassType, JavaType } from '../java/class-model';
import { type ConstantText, constantText, dottedName } from '../java/constants';
import type { Scope } from '../java/names';
import type { Locals } from './values';

export class MethodNames {
  /** @param locals the local variables at the moment a name is asked for: they hide fields and classes */
  constructor(
    private readonly classes: SourceClassPool,
    private readonly scope: Scope,
    private readonly locals: () => Locals,
  ) {}

  typeOf(node: TypeNode): JavaType {
    return this.classes.names.resolve(node, this.scope);
  }

  /** The class a receiver names, when it is a name that no variable or field has. */
  classNamed(target: Expression): string | null {
    const written = dottedName(target);
    const first = written?.split('.')[0] ?? '';
    if (written === null || this.locals().has(first) || this.fieldType(first)) {
      return null;
    }
    return this.classes.names.className(written, this.scope);
  }

  /** The type of a field of the classes around the method. */
  fieldType(name: string): JavaType | null {
    for (const model of this.enclosing()) {
      const field = model?.fields.find((candidate) => candidate.name === name);
      if (field) {
        return field.type;
      }
    }
    return null;
  }

  fieldTypeOf(className: string, name: string): JavaType | null {
    return this.classes.find(className)?.fields.find((field) => field.name === name)?.type ?? null;
  }

  /** What a call without a receiver gives: a method of the classes around it. */
  resultHere(call: CallExpression): JavaType | null {
    for (const model of this.enclosing()) {
      if (model?.methods.some((method) => method.name === call.name)) {
        return onlyResult(model, call);
      }
    }
    return null;
  }

  /** What a call of a method of a class gives. */
  resultOf(className: string, call: CallExpression): JavaType | null {
    const model = this.classes.find(className);
    return model && onlyResult(model, call);
  }

  /** The class of the first argument that makes an object on the spot: `map(new Enrich())`. */
  classMade(args: readonly Expression[]): ClassType | null {
    const made = args.find((argument) => argument.kind === 'new');
    return made?.kind === 'new' ? this.classes.names.resolveClass(made.type, this.scope) : null;
  }

  /** `Order` of `Order::parse` and of `Order::new`, when every method of the name returns the same class. */
  returnedBy(argument: Expression | undefined): JavaType | null {
    if (argument?.kind !== 'method-reference' || argument.target === null) {
      return null;
    }
    const owner = this.classNamed(argument.target);
    const model = owner === null ? null : this.classes.find(owner);
    if (!model || argument.name === 'new') {
      return model && model.typeParameters.length === 0 ? { kind: 'class', name: model.name, arguments: [] } : null;
    }
    const [first, ...others] = model.methods.filter(({ name }) => name === argument.name);
    return first && others.length === 0 ? first.returnType : null;
  }

  /** The string an expression is known to be. */
  text(expression: Expression): ConstantText | null {
    return constantText(expression, (name) => this.constantNamed(name));
  }

  private constantNamed(expression: Expression): ConstantText | null {
    const local = expression.kind === 'name' ? this.locals().get(expression.name) : undefined;
    if (local) {
      return local.kind === 'text' ? { value: local.text.value, origin: 'constant' } : null;
    }
    return this.classes.constants.find(expression, this.scope);
  }

  private enclosing(): (ClassModel | null)[] {
    return this.scope.enclosing.map(({ binaryName }) => this.classes.find(binaryName));
  }
}

/** The result of the only method with the call's name and number of arguments; null when there is another like it. */
function onlyResult({ methods }: ClassModel, { name, arguments: args }: CallExpression): JavaType | null {
  const [first, ...others] = methods.filter((m) => m.name === name && m.parameters.length === args.length);
  return first && others.length === 0 ? first.returnType : null;
}
