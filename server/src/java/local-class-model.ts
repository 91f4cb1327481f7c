/** What is different in the model of a class that stands within a method or an initializer. */
import { message } from '../base/message';
import { type ClassModel, type ClassType, classType, type JavaType, OBJECT } from './class-model';
import { effectiveKeywords } from './class-scope';
import type { LocalClass } from './local-classes';
import type { Names, Scope } from './names';

/** Code in which a local class stands. */
export interface AroundLocalClass {
  readonly names: Names;
  /** That of its members. */
  readonly scope: Scope;
  readonly find: (binaryName: string) => ClassModel | null;
}

/** The model of a local or anonymous class, made of the one its declaration would have as a member. */
export function asLocalClass(model: ClassModel, place: LocalClass, around: AroundLocalClass): ClassModel {
  const { anonymous, declaration } = place;
  const isClass = declaration.kind === 'class';
  return {
    ...model,
    ...(anonymous ? supertypes(model, anonymous, around) : {}),
    keywords: new Set([...effectiveKeywords(declaration, null), ...(isClass ? [] : (['static'] as const))]),
    local: true,
    incomplete:
      model.incomplete ??
      (isClass ? message('javac adds a field for each variable it uses of the code around it') : null),
  };
}

function supertypes(
  { enclosing }: ClassModel,
  anonymous: NonNullable<LocalClass['anonymous']>,
  { names, scope, find }: AroundLocalClass,
): Pick<ClassModel, 'superclass' | 'interfaces'> {
  if (anonymous === 'enum-constant') {
    return { superclass: classType(enclosing ?? ''), interfaces: [] };
  }
  const { type: written } = anonymous;
  const type = names.resolve(written, { ...scope, enclosing: scope.enclosing.slice(1) });
  const made = type.kind === 'class' ? find(type.name) : null;
  if (type.kind !== 'class' || !made) {
    // an interface and a class are written alike
    const superclass: JavaType = type.kind === 'class' ? { kind: 'unknown', text: type.name, why: 'unresolved' } : type;
    return { superclass, interfaces: [] };
  }
  const isDiamond = written.kind === 'named' && written.arguments?.length === 0;
  const inferred = (): JavaType => ({ kind: 'unknown', text: '<>', why: 'inferred' });
  const supertype: ClassType = isDiamond ? { ...type, arguments: made.typeParameters.map(inferred) } : type;
  return made.kind === 'interface' || made.kind === 'annotation'
    ? { superclass: OBJECT, interfaces: [supertype] }
    : { superclass: supertype, interfaces: [] };
}
