/** Method references: the method they mean and what it gives (JLS 15.13). */
import { type ClassType, type JavaType, OBJECT } from '../class-model';
import { someType } from '../type-parts';
import { isAccessible } from './access';
import type { Attributing, MethodReference } from './attributing';
import type { Inference } from './inference';
import type { FunctionType, Methods, MethodUse } from './members';
import type { NamesInCode, Qualifier } from './names-in-code';
import { parameterAt, type Shape } from './overloads';
import { isVoid, type Replacement, replaced } from './types';

export class MethodReferences {
  constructor(
    private readonly whole: Attributing,
    private readonly names: NamesInCode,
  ) {}

  /** The method a reference names when there is only one of that name (JLS 15.13.1). */
  exactMethod(reference: MethodReference): MethodUse | null {
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
    const { members, relations } = this.whole.known;
    const none: Methods = { found: [], complete: false };
    const types = reference.target && this.names.typesOfSuper(reference.target);
    if (types) {
      const methods = types.map((type) => members.methods(type, reference.name)).find(({ found }) => found.length > 0);
      return { qualifier: { kind: 'value', type: types[0] ?? OBJECT }, methods: methods ?? none };
    }
    const qualifier: Qualifier | null = reference.type
      ? { kind: 'type', type: this.whole.written(reference.type, reference) }
      : reference.target && this.names.qualifier(reference.target);
    if (!qualifier || qualifier.type.kind === 'unknown') {
      return { qualifier, methods: none };
    }
    if (reference.name === 'new') {
      const { type } = qualifier;
      return { qualifier, methods: type.kind === 'class' ? members.constructors(this.generalized(type)) : none };
    }
    const type = qualifier.kind === 'type' ? this.generalized(qualifier.type) : qualifier.type;
    const methods = members.methods(type, reference.name);
    const found = methods.found.filter((use) => isAccessible(use, this.whole.scopeOf(reference), relations));
    return { qualifier, methods: { ...methods, found } };
  }

  /** `Map.Entry` as `Map.Entry<K, V>`: the arguments of a raw type before `::` are inferred. */
  private generalized(type: JavaType): JavaType & ClassType {
    return type.kind === 'class' && type.arguments.length === 0
      ? this.whole.known.members.thisType(type.name)
      : (type as ClassType);
  }

  reference(reference: MethodReference, { parameters, result }: FunctionType, inference: Inference): void {
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
      this.whole.settleMethod(reference, use, type, inference);
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
    const { overloads, relations, members } = this.whole.known;
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
    const replacement: Replacement = (v) => ofClass(v) ?? ofMethod(v);
    const shapes: Shape[] = given.map((type) => ({ kind: 'type', type }));
    const phase = this.whole.known.overloads.isVariable(use, shapes) ? 'variable' : 'loose';
    given.forEach((type, i) => {
      inference.compatible(type, replaced(parameterAt(use.parameters, i, phase), replacement));
    });
    return replaced(result, replacement);
  }
}
