/** Since 2.0: the branch of `privateGetForClass` for parameterized collections, FLINK-34123. */
import { message } from '../base/message';
import type { ClassType, JavaType } from '../java/class-model';
import { hasUnknown } from '../java/type-parts';
import type { Extraction } from './extraction';
import { NotKnown, unresolved } from './failures';
import { isRaw } from './java-types';
import { composite, ownReason, type Reason, type TypeInformation } from './type-information';

/** What `List`, `Set` and `Map` are assignable to; with JDK 21 also their sequenced parents. */
const LIST_LIKE: ReadonlySet<string> = new Set(['java.util.List', 'java.util.Collection', 'java.lang.Iterable']);
const MAP = 'java.util.Map';
const SET = 'java.util.Set';

/**
 * Type information of `List<A>`, `Collection<A>`, `Iterable<A>`, `Set<A>` and `Map<A, B>` of plain classes; null for
 * implementations (`ArrayList<A>`) and for arguments that are no plain classes. The arguments start hierarchies of
 * their own, so that a class that contains itself through a collection never ends.
 */
export function collectionTypeInfo(type: ClassType, extraction: Extraction): TypeInformation | null {
  if (!isCollection(type, extraction) || type.arguments.length === 0) {
    return null;
  }
  const missing = type.arguments.find(hasUnknown);
  if (missing) {
    throw missing.kind === 'unknown' ? unresolved(missing.text) : new NotKnown(notPlain(type, missing));
  }
  if (!type.arguments.every(isRaw)) {
    return null;
  }
  const typeArguments = type.arguments.map((argument) => extraction.createTypeInfoAnew(argument));
  const kind = type.name === MAP ? 'map' : type.name === SET ? 'set' : 'list';
  return composite(kind, type, 'NullableSerializer', { arguments: typeArguments });
}

/** Why a collection is Kryo although this version has a serializer for collections; null for other types. */
export function whyNoCollection(type: ClassType, extraction: Extraction): Reason | null {
  if (!isCollection(type, extraction)) {
    return null;
  }
  const argument = type.arguments.find((each) => !isRaw(each));
  return argument
    ? notPlain(type, argument)
    : ownReason('raw-type', null, message('{0} is written without type arguments', type.name));
}

function isCollection({ name }: ClassType, { version }: Extraction): boolean {
  return version.nativeCollections && (LIST_LIKE.has(name) || name === MAP || name === SET);
}

function notPlain(type: ClassType, argument: JavaType): Reason {
  switch (argument.kind) {
    case 'wildcard':
      return ownReason('wildcard', null, message('{0} has a wildcard as type argument', type.name));
    case 'variable':
      return ownReason('type-variable', argument.name, message('{0} has a type variable as type argument', type.name));
    default:
      return ownReason('collection-argument', null, message('{0} has a generic type as type argument', type.name));
  }
}
