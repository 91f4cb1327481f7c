/** What the records that a function gets say of its type variables: `TypeExtractor.createTypeInfoFromInputs`, `createTypeInfoFromInput`. */
import { message } from '../base/message';
import type { ClassType, JavaType, VariableType } from '../java/class-model';
import { basicTypeInfo } from './basic-types';
import { getAllDeclaredFields } from './declared-fields';
import type { Extraction } from './extraction';
import { NotKnown } from './failures';
import { isParameterized, isRaw, primitiveToWrapper } from './java-types';
import { append, materialize, type TypeHierarchy, withSuperclasses } from './type-hierarchy';
import { ownReason, type TypeInformation } from './type-information';

const FUNCTION = 'org.apache.flink.api.common.functions.Function';
export const TUPLE = 'org.apache.flink.api.java.tuple.Tuple';
const EITHER = 'org.apache.flink.types.Either';
const TYPE_INFO = 'org.apache.flink.api.common.typeinfo.TypeInfo';

/** `createTypeInfoFromInputs`: what the records a function gets say of a type variable; null where they do not. */
export function typeInfoFromInputs(
  variable: VariableType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation | null {
  const { inputs, reflection } = extraction;
  if (inputs.length === 0) {
    return null;
  }
  const all: TypeHierarchy[] = [];
  for (let at = hierarchy; at; at = at.before) {
    all.unshift(at);
  }
  const end = all.findIndex(
    ({ type }) => type.kind !== 'class' || type.name === FUNCTION || !reflection.isSubtype(type.name, FUNCTION),
  );
  const base = all[(end < 0 ? all.length : end) - 1];
  if (!base || !isParameterized(base.type)) {
    return null;
  }
  const reader = new InputReader(variable, extraction);
  // Flink takes the first two arguments for the inputs, also where a function has a key before them
  for (const [i, info] of inputs.entries()) {
    const type = base.type.arguments[i];
    if (type) {
      const found = reader.search(base, type, info);
      if (found) {
        return found;
      }
    }
  }
  return null;
}

class InputReader {
  constructor(
    private readonly variable: VariableType,
    private readonly extraction: Extraction,
  ) {}

  /** @param info null and `unknown`: not known */
  search(hierarchy: TypeHierarchy, type: JavaType, info: TypeInformation | null): TypeInformation | null {
    const { reflection, use } = this.extraction;
    switch (type.kind) {
      case 'variable': {
        if (this.isSought(type)) {
          return info && info.kind !== 'error' ? info : notKnown();
        }
        const found = materialize(hierarchy, type, reflection, use);
        return found === type ? null : this.search(hierarchy, found, info);
      }
      case 'array':
        return isRaw(type) ? null : this.search(hierarchy, type.element, info && componentOf(info));
      case 'class':
        return this.searchClass(hierarchy, type, info);
      default:
        return null;
    }
  }

  private searchClass(hierarchy: TypeHierarchy, type: ClassType, info: TypeInformation | null): TypeInformation | null {
    const { reflection } = this.extraction;
    if (!info || info.kind === 'unknown' || info.kind === 'error') {
      return isParameterized(type) && this.mayHold(type, hierarchy) ? notKnown() : null;
    }
    if (hasFactory(type, this.extraction)) {
      if (!isParameterized(type)) {
        return null;
      }
      if (type.name !== EITHER || info.kind !== 'either') {
        return notKnown();
      }
      const [left, right] = type.arguments;
      return (
        (left && this.search(append(hierarchy, type), left, info.arguments[0] ?? null)) ??
        (right && this.search(append(hierarchy, type), right, info.arguments[1] ?? null)) ??
        null
      );
    }
    if (info.kind === 'tuple' && reflection.isSubclass(type.name, TUPLE)) {
      const { tuple, below } = tupleOf(type, hierarchy, this.extraction);
      for (const [i, element] of tuple.arguments.entries()) {
        const found = this.search(append(below, tuple), element, info.fields[i]?.type ?? null);
        if (found) {
          return found;
        }
      }
      return null;
    }
    return info.kind === 'pojo' ? this.searchPojo(hierarchy, type, info) : null;
  }

  private searchPojo(hierarchy: TypeHierarchy, type: ClassType, info: TypeInformation): TypeInformation | null {
    const { reflection, use } = this.extraction;
    const below = withSuperclasses(hierarchy, type, reflection);
    for (const field of getAllDeclaredFields(reflection.classOf(type.name), this.extraction)) {
      const given = info.fields.find(({ name }) => name === field.name)?.type ?? null;
      if (field.type.kind === 'variable') {
        const found = materialize(below, field.type, reflection, use);
        if (found.kind === 'variable' && this.isSought(found)) {
          return given;
        }
      } else if (!isRaw(field.type)) {
        const found = this.search(append(below, field.type), field.type, given);
        if (found) {
          return found;
        }
      }
    }
    return null;
  }

  private isSought({ name, declaredBy }: VariableType): boolean {
    return name === this.variable.name && declaredBy === this.variable.declaredBy;
  }

  private mayHold(type: JavaType, hierarchy: TypeHierarchy): boolean {
    const { reflection, use } = this.extraction;
    switch (type.kind) {
      case 'variable': {
        const found = materialize(hierarchy, type, reflection, use);
        return found.kind === 'variable' ? this.isSought(found) : found.kind !== 'class' || found.arguments.length > 0;
      }
      case 'class':
        return type.arguments.some((argument) => this.mayHold(argument, hierarchy));
      case 'array':
        return this.mayHold(type.element, hierarchy);
      default:
        return false;
    }
  }
}

function notKnown(): never {
  throw new NotKnown(ownReason('other', null, message('it depends on the type of the input, which is not known')));
}

function componentOf(info: TypeInformation): TypeInformation | null {
  if (info.arguments[0]) {
    return info.arguments[0];
  }
  return info.type.kind === 'array' ? basicTypeInfo(primitiveToWrapper(info.type.element) as ClassType) : null;
}

function hasFactory(type: ClassType, { reflection }: Extraction): boolean {
  return reflection
    .superclasses(type.name)
    .some(
      ({ name, annotations }) => name === EITHER || annotations.some((annotation) => annotation.name === TYPE_INFO),
    );
}

/** The immediate child of `Tuple` above a type, and the types below it. */
export function tupleOf(
  type: ClassType,
  hierarchy: TypeHierarchy | null,
  { reflection }: Extraction,
): { readonly tuple: ClassType; readonly below: TypeHierarchy | null } {
  let [tuple, below] = [type, hierarchy];
  for (let parent = reflection.superclass(tuple.name); parent && parent.name !== TUPLE; ) {
    below = append(below, tuple);
    tuple = parent;
    parent = reflection.superclass(tuple.name);
  }
  return { tuple, below };
}
