/** Objects of the project's classes: what `new` makes, with the members of the class and of its superclasses. */
import type { NewExpression, TypeDeclaration } from '../../java/ast';
import type { SourceClassPool } from '../../java/build-classes';
import type { ClassType, JavaType } from '../../java/class-model';
import { scopeOf, withVariables } from '../../java/class-scope';
import type { Scope } from '../../java/names';
import type { DeclaredType } from '../../java/source-set';
import { supertypesOf } from '../../java/supertypes';
import type { ObjectValue } from '../interpreter/value';
import { argumentsOf, type CodeClass, type CodeObject, type Frame, frameOfBody, type Operand, once } from './code';

/** The class that a type declaration of the project is. */
export function codeClass(type: DeclaredType, pool: SourceClassPool): CodeClass {
  return {
    declaration: type.declaration,
    file: type.file.path,
    scope: scopeOf(type, pool.names),
    binaryName: type.binaryName,
  };
}

/** An object of a class of the project; null for every other class. */
export function objectOfClass(
  type: ClassType,
  given: readonly Operand[] | null,
  pool: SourceClassPool,
): CodeObject | null {
  return pool.sources.find(type.name) ? objectOf(type, [], null, given, null, pool) : null;
}

/** What `new` makes, where its class is one of the project or anonymous. */
export function objectMade(made: NewExpression, frame: Frame, pool: SourceClassPool): CodeObject | null {
  return once(frame, made, () => {
    const type = pool.names.resolve(made.type, frame.scope);
    return type.kind === 'class' ? withBody(type, made.body, argumentsOf(made, frame), frame, pool) : null;
  });
}

/** An object that the job's code is known to make; null where its class is not the project's. */
export function objectOfValue(value: ObjectValue, pool: SourceClassPool): CodeObject | null {
  const given = value.arguments.map((argument): Operand => ({ kind: 'value', value: argument }));
  const { self } = value.within;
  const outer = value.body && self?.kind === 'object' ? objectOfValue(self, pool) : null;
  const around: Frame = { ...frameOfBody(value.within), self: outer, level: outer?.classes[0] ?? null };
  return withBody(value.type, value.body, given, around, pool);
}

function withBody(
  type: ClassType,
  body: TypeDeclaration | null,
  given: readonly Operand[],
  around: Frame,
  pool: SourceClassPool,
): CodeObject | null {
  if (!body) {
    return objectOfClass(type, given, pool);
  }
  const [outer] = around.scope.enclosing;
  const scope: Scope = withVariables(around.scope, body.typeParameters, `${outer?.binaryName ?? ''}$`, pool.names);
  const anonymous: CodeClass = {
    declaration: body,
    file: around.file,
    scope: {
      ...scope,
      enclosing: [{ binaryName: `${outer?.binaryName ?? ''}$`, declaration: body }, ...scope.enclosing],
    },
    binaryName: `${outer?.binaryName ?? ''}$`,
  };
  return objectOf(type, [anonymous], type, given, around, pool);
}

function objectOf(
  type: ClassType,
  own: readonly CodeClass[],
  anonymousOf: ClassType | null,
  given: readonly Operand[] | null,
  around: Frame | null,
  pool: SourceClassPool,
): CodeObject {
  const supertypes = [...supertypesOf(type, pool)];
  const classes = [...own];
  let unread: string | null = null;
  const seen = new Set<string>();
  for (let next: JavaType | null = type; next; ) {
    if (next.kind !== 'class' || seen.has(next.name)) {
      unread = next.kind === 'unknown' ? next.text : unread;
      break;
    }
    seen.add(next.name);
    const declared = pool.sources.find(next.name);
    if (!declared) {
      unread = isRead(next.name) ? null : next.name;
      break;
    }
    if (declared.declaration.kind === 'interface') {
      break;
    }
    classes.push(codeClass(declared, pool));
    next = pool.find(next.name)?.superclass ?? null;
  }
  return {
    classes,
    supertypes: anonymousOf ? [anonymousOf, ...supertypes.slice(1)] : supertypes,
    unread,
    arguments: given,
    around,
  };
}

/** Classes outside the project that hold no state but what is known of them. */
function isRead(name: string): boolean {
  return /^(?:java|javax|org\.apache\.flink)\./.test(name);
}
