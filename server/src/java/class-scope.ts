/** What the names in a class's members are looked up in. */
import type { ModifierKeyword, TypeDeclaration, TypeParameter } from './ast';
import type { VariableType } from './class-model';
import { enclosingClasses, type Names, type Scope } from './names';
import type { DeclaredType } from './source-set';

/** The scope of a class's members: its own type variables, those of the classes around it, and their names. */
export function scopeOf(type: DeclaredType, names: Names): Scope {
  const declarations = [...type.around, type.declaration];
  const enclosing = enclosingClasses(type);
  let scope: Scope = { unit: type.unit, enclosing: [], variables: new Map() };
  declarations.forEach((declaration, i) => {
    scope = { ...scope, enclosing: enclosing.slice(0, i + 1).reverse() };
    const place = type.places[i] ?? null;
    if (place?.method) {
      const outerName = enclosing[i - 1]?.binaryName ?? '';
      scope = withVariables(scope, place.method.typeParameters, `${outerName}#${place.method.name}`, names);
    }
    const isStatic = effectiveKeywords(declaration, place ? null : (declarations[i - 1] ?? null)).has('static');
    const outer: Scope = isStatic ? { ...scope, variables: new Map() } : scope;
    scope = withVariables(outer, declaration.typeParameters, enclosing[i]?.binaryName ?? '', names);
  });
  return scope;
}

/** The scope with the type variables of a class or method added; their bounds may name each other. */
export function withVariables(
  scope: Scope,
  parameters: readonly TypeParameter[],
  declaredBy: string,
  names: Names,
): Scope {
  let variables: ReadonlyMap<string, VariableType> = new Map([
    ...scope.variables,
    ...parameters.map(({ name }): [string, VariableType] => [name, { kind: 'variable', name, declaredBy, bounds: [] }]),
  ]);
  // each round knows the bounds of the round before: as many as a chain of bounds (`A extends B, B extends C`) can be long
  for (let round = 0; round < parameters.length; round++) {
    const before: Scope = { ...scope, variables };
    variables = new Map([
      ...variables,
      ...parameters.map(({ name, bounds }): [string, VariableType] => {
        const resolved = bounds.map((bound) => names.resolve(bound, before));
        return [name, { kind: 'variable', name, declaredBy, bounds: resolved }];
      }),
    ]);
  }
  return { ...scope, variables };
}

/** The modifiers Java gives a class by its place and kind (JLS 8.1.1, 8.5.1, 8.9, 8.10, 9.5). */
export function effectiveKeywords(
  declaration: TypeDeclaration,
  outer: TypeDeclaration | null,
): ReadonlySet<ModifierKeyword> {
  const keywords = new Set(declaration.modifiers.keywords);
  const inInterface = outer?.kind === 'interface' || outer?.kind === 'annotation';
  if (inInterface) {
    keywords.add('public');
  }
  if (outer && (inInterface || declaration.kind !== 'class')) {
    keywords.add('static');
  }
  if (declaration.kind === 'record') {
    keywords.add('final');
  }
  if (declaration.kind === 'interface' || declaration.kind === 'annotation') {
    keywords.add('abstract');
  }
  return keywords;
}
