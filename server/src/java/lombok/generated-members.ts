/** Members and classes as values, for what Lombok generates. */
import type { ModifierKeyword, TypeKind } from '../ast';
import {
  type ClassModel,
  type ClassType,
  classType,
  type JavaType,
  type MethodModel,
  OBJECT,
  type VariableType,
} from '../class-model';
import { substitute } from '../supertypes';

export const VOID: JavaType = { kind: 'primitive', name: 'void' };
export const BOOLEAN: JavaType = { kind: 'primitive', name: 'boolean' };
export const INT: JavaType = { kind: 'primitive', name: 'int' };
export const STRING: JavaType = classType('java.lang.String');
export const ANY: JavaType = { kind: 'wildcard', bound: null, type: null };

type Parameters = MethodModel['parameters'];
export type TypeParameters = ClassModel['typeParameters'];

/** A method that Lombok makes. */
export function method(
  name: string,
  returnType: JavaType,
  keywords: Iterable<ModifierKeyword>,
  parameters: Parameters = [],
  typeParameters: TypeParameters = [],
): MethodModel {
  return {
    name,
    keywords: new Set(keywords),
    annotations: [],
    typeParameters,
    parameters,
    varargs: false,
    returnType,
    place: null,
  };
}

/** A constructor that Lombok makes. */
export function constructorWith(keywords: Iterable<ModifierKeyword>, parameters: Parameters = []): MethodModel {
  return method('<init>', VOID, keywords, parameters);
}

/** A member class that Lombok makes, without members but the constructor Java adds. */
export function memberClass(
  outer: string,
  simpleName: string,
  keywords: readonly ModifierKeyword[],
  typeParameters: TypeParameters = [],
  superclass: JavaType = OBJECT,
  kind: TypeKind = 'class',
): ClassModel {
  const access = keywords.filter((keyword) => ['public', 'protected', 'private'].includes(keyword));
  return {
    name: `${outer}$${simpleName}`,
    kind,
    keywords: new Set(keywords),
    annotations: [],
    typeParameters,
    superclass,
    interfaces: [],
    fields: [],
    enumConstants: [],
    constructors: [constructorWith(kind === 'enum' ? ['private'] : access)],
    methods: [],
    recordComponents: [],
    enclosing: outer,
    local: false,
    place: null,
    incomplete: null,
  };
}

/** The type variables of a declaration. */
export function variablesOf(parameters: TypeParameters, declaredBy: string): VariableType[] {
  return parameters.map(({ name, bounds }) => ({ kind: 'variable', name, declaredBy, bounds }));
}

/** The class as a type within itself (`JavacHandlerUtil.cloneSelfType`). */
export function selfType(model: ClassModel): ClassType {
  return classType(model.name, ...variablesOf(model.typeParameters, model.name));
}

/** Type parameters of one declaration copied to another one (`JavacHandlerUtil.copyTypeParams`). */
export interface CopiedParameters {
  readonly parameters: TypeParameters;
  readonly variables: readonly VariableType[];
  /** The type with the variables of the copy. */
  readonly inCopy: (type: JavaType) => JavaType;
}

export function copyParameters(parameters: TypeParameters, from: string, to: string): CopiedParameters {
  const bare: ReadonlyMap<string, JavaType> = new Map(
    parameters.map(({ name }) => [name, { kind: 'variable', name, declaredBy: to, bounds: [] }]),
  );
  const copied = parameters.map(({ name, bounds }) => ({
    name,
    bounds: bounds.map((bound) => substitute(bound, from, bare)),
  }));
  const variables = variablesOf(copied, to);
  const given: ReadonlyMap<string, JavaType> = new Map(variables.map((variable) => [variable.name, variable]));
  return { parameters: copied, variables, inCopy: (type) => substitute(type, from, given) };
}
