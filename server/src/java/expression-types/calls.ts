/** What calls and `new` give (JLS 15.9, 15.12). */
import type { CallExpression, Expression, NewExpression } from '../ast';
import { type ClassType, classType, type JavaType, OBJECT } from '../class-model';
import type { Attributing } from './attributing';
import type { CallResolution, Resolution } from './call-resolution';
import type { Inference } from './inference';
import { hasDiamond, type NamesInCode } from './names-in-code';
import { parameterAt } from './overloads';
import { erasure, type Replacement, replaced, replacementOf, sameTypes, unknown } from './types';

export class Calls {
  constructor(
    private readonly whole: Attributing,
    private readonly names: NamesInCode,
    private readonly resolution: CallResolution,
  ) {}

  call(call: CallExpression, inference: Inference): JavaType {
    const resolution = this.resolution.resolve(call);
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
    const given = call.typeArguments.map((node) => this.whole.written(node, call));
    const replacement =
      given.length > 0
        ? replacementOf(method.typeParameters, declaredBy, given)
        : inference.fresh(method.typeParameters, declaredBy);
    const returnType = replaced(use.returnType, replacement);
    this.passArguments(call.arguments, resolution, replacement, inference);
    this.whole.settleMethod(call, use, returnType, inference);
    return returnType;
  }

  private passArguments(
    given: readonly Expression[],
    { use, shapes, isGeneric }: Resolution,
    replacement: Replacement,
    inference: Inference,
  ): void {
    const phase = this.whole.known.overloads.isVariable(use, shapes) ? 'variable' : 'loose';
    given.forEach((argument, i) => {
      const parameter = replaced(parameterAt(use.parameters, i, phase), replacement);
      if (isGeneric) {
        this.whole.argument(argument, parameter, inference);
      } else {
        this.whole.closed(argument, parameter);
      }
    });
  }

  creation(expression: NewExpression, inference: Inference): JavaType {
    const written = this.names.createdType(expression);
    const resolution = this.resolution.resolve(expression);
    if (written.kind !== 'class') {
      return written;
    }
    if (!resolution) {
      const isInterface = expression.body !== null && this.whole.known.members.constructors(written).found.length === 0;
      return hasDiamond(expression)
        ? isInterface
          ? this.openType(written.name, inference)
          : unknown(written.name)
        : written;
    }
    const { use } = resolution;
    const type = sameTypes(use.owner, written) ? written : this.openType(written.name, inference);
    const ofClass =
      type === written ? () => undefined : replacementOf(use.model.typeParameters, use.model.name, type.arguments);
    const ofMethod = inference.fresh(use.method.typeParameters, `${use.model.name}#<init>`);
    this.passArguments(expression.arguments, resolution, (v) => ofClass(v) ?? ofMethod(v), inference);
    this.whole.settleMethod(expression, use, type, inference);
    return type;
  }

  /** The class with a variable for each of its parameters, as the diamond asks for. */
  private openType(className: string, inference: Inference): ClassType {
    const own = this.whole.known.members.thisType(className);
    return replaced(own, inference.fresh(this.whole.known.members.parametersOf(className), className)) as ClassType;
  }
}
