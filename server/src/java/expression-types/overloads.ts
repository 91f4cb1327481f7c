/** Which of several methods a call means (JLS 15.12.2), as far as its arguments tell. */
import type { Expression, LambdaExpression } from '../ast';
import type { JavaType, PrimitiveName } from '../class-model';
import { someType, typeKey } from '../type-parts';
import type { Members, MethodUse } from './members';
import { type TypeRelations, widensTo } from './type-relations';
import { erasure } from './types';

type MethodReference = Extract<Expression, { kind: 'method-reference' }>;

/** What is known of an argument before its method is. */
export type Shape =
  | { readonly kind: 'type'; readonly type: JavaType }
  /** One of several expressions. */
  | { readonly kind: 'either'; readonly shapes: readonly Shape[] }
  | {
      readonly kind: 'lambda';
      readonly lambda: LambdaExpression;
      /** Whether its body may give nothing, and whether it may give something. */
      readonly canBeVoid: boolean;
      readonly canBeValue: boolean;
    }
  /** `isVoid` is null when the method is not the only one of its name. */
  | { readonly kind: 'reference'; readonly reference: MethodReference; readonly isVoid: boolean | null };

type Phase = 'strict' | 'loose' | 'variable';

export class Overloads {
  constructor(
    private readonly relations: TypeRelations,
    private readonly members: Members,
  ) {}

  /** The method that is called; null when none is, or when it cannot be told which. */
  choose(candidates: readonly MethodUse[], shapes: readonly Shape[]): MethodUse | null {
    const maybe = new Set<MethodUse>();
    for (const phase of ['strict', 'loose', 'variable'] as const) {
      const sure: MethodUse[] = [];
      for (const candidate of candidates) {
        const applicable = this.isApplicable(candidate, shapes, phase);
        if (applicable) {
          sure.push(candidate);
        } else if (applicable === null) {
          maybe.add(candidate);
        }
      }
      if (sure.length > 0 && maybe.size === 0) {
        return this.mostSpecific(sure, shapes);
      }
      for (const candidate of sure) {
        maybe.add(candidate);
      }
    }
    return agreeing([...maybe]);
  }

  /** True when the call gives its last arguments one by one. */
  isVariable(use: MethodUse, shapes: readonly Shape[]): boolean {
    return use.method.varargs && this.isApplicable(use, shapes, 'loose') === false;
  }

  private isApplicable({ method, parameters }: MethodUse, shapes: readonly Shape[], phase: Phase): boolean | null {
    const fixed = phase === 'variable' ? parameters.length - 1 : parameters.length;
    if (phase === 'variable' ? !method.varargs || shapes.length < fixed : shapes.length !== fixed) {
      return false;
    }
    const fits = shapes.map((shape, i) => this.fits(shape, parameterAt(parameters, i, phase), phase));
    return fits.includes(false) ? false : fits.includes(null) ? null : true;
  }

  private fits(shape: Shape, parameter: JavaType, phase: Phase): boolean | null {
    switch (shape.kind) {
      case 'either': {
        const fits = shape.shapes.map((each) => this.fits(each, parameter, phase));
        return fits.includes(false) ? false : fits.includes(null) ? null : true;
      }
      case 'type': {
        // what variables stand for is told by inference: here the classes count
        const open = someType(parameter, (part) => part.kind === 'variable');
        return this.relations.isCompatible(shape.type, open ? erasure(parameter) : parameter, phase === 'strict');
      }
      default:
        return this.fitsFunction(shape, parameter);
    }
  }

  private fitsFunction(shape: Extract<Shape, { kind: 'lambda' | 'reference' }>, parameter: JavaType): boolean | null {
    if (parameter.kind === 'variable') {
      return parameter.declaredBy.includes('#');
    }
    const target = this.members.functionOf(parameter);
    if (!target) {
      return target === undefined ? null : false;
    }
    const isVoid = target.result.kind === 'primitive' && target.result.name === 'void';
    if (shape.kind === 'reference') {
      return !(shape.isVoid === true && !isVoid);
    }
    return shape.lambda.parameters.length === target.parameters.length && (isVoid ? shape.canBeVoid : shape.canBeValue);
  }

  private mostSpecific(candidates: readonly MethodUse[], shapes: readonly Shape[]): MethodUse | null {
    const best = candidates.filter((one) => candidates.every((other) => this.isMoreSpecific(one, other, shapes)));
    return best.length === 1 ? (best[0] ?? null) : agreeing(best.length > 0 ? best : candidates);
  }

  private isMoreSpecific(one: MethodUse, other: MethodUse, shapes: readonly Shape[]): boolean {
    const variable = one.parameters.length !== shapes.length || other.parameters.length !== shapes.length;
    const phase = variable ? 'variable' : 'strict';
    return (
      one === other ||
      shapes.every((shape, i) => {
        const [mine, theirs] = [parameterAt(one.parameters, i, phase), parameterAt(other.parameters, i, phase)];
        return this.isMoreSpecificType(mine, theirs, shape);
      })
    );
  }

  private isMoreSpecificType(mine: JavaType, theirs: JavaType, shape: Shape): boolean {
    if (mine.kind === 'primitive' && theirs.kind === 'primitive') {
      return widensTo(mine.name, theirs.name as PrimitiveName);
    }
    if (mine.kind === 'primitive' || theirs.kind === 'primitive') {
      // in the phases in which both apply, one boxes: neither is more specific, but for the argument's own kind
      const primitive = shape.kind === 'type' && shape.type.kind === 'primitive';
      return primitive === (mine.kind === 'primitive');
    }
    if (this.relations.isSubclass(erasure(mine), erasure(theirs)) === true) {
      return true;
    }
    if (shape.kind !== 'lambda' && shape.kind !== 'reference') {
      return false;
    }
    const result = this.members.functionOf(theirs)?.result;
    const explicit =
      shape.kind === 'reference' || shape.lambda.parameters.every(({ type }) => type !== null && type.kind !== 'var');
    return explicit && result?.kind === 'primitive' && result.name === 'void';
  }
}

/** The type of the parameter that the argument is for. */
export function parameterAt(parameters: readonly JavaType[], i: number, phase: Phase): JavaType {
  const last = parameters[parameters.length - 1];
  const chosen = phase === 'variable' && i >= parameters.length - 1 ? last : parameters[i];
  const element = phase === 'variable' && i >= parameters.length - 1 && last?.kind === 'array' ? last.element : chosen;
  return element ?? { kind: 'unknown', text: '', why: 'inferred' };
}

/** Any of the methods where all give the same; otherwise null. */
function agreeing(candidates: readonly MethodUse[]): MethodUse | null {
  const [first] = candidates;
  const isPlain = ({ returnType, method }: MethodUse) =>
    !someType(
      returnType,
      (part) => part.kind === 'variable' && method.typeParameters.some(({ name }) => name === part.name),
    );
  const same = candidates.every(
    (each) => first && isPlain(each) && typeKey(each.returnType) === typeKey(first.returnType),
  );
  return first && (candidates.length === 1 || same) ? first : null;
}
