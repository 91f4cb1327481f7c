/** `TypeExtractor.createSubTypesInfo`: type information of the arguments of a type, such as the fields of a tuple. */
import type { ClassType, JavaType } from '../java/class-model';
import type { Extraction, NoTypeInformation } from './extraction';
import { InvalidTypesException } from './failures';
import { typeInfoFromInputs } from './function-inputs';
import { append, materialize, type TypeHierarchy } from './type-hierarchy';
import type { TypeInformation } from './type-information';
import { typeVariableUndetermined } from './type-variables';

/** @throws InvalidTypesException when one of them cannot be made */
export function subTypesInfo(
  definingType: ClassType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): (TypeInformation | NoTypeInformation)[] {
  return definingType.arguments
    .map((argument) => materialized(argument, hierarchy, extraction))
    .map((subType) => subTypeInfo(subType, hierarchy, extraction));
}

/** When it is lenient, as for what a factory is given: null stands for what cannot be made. */
export function lenientSubTypesInfo(
  definingType: ClassType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): (TypeInformation | null)[] {
  return definingType.arguments.map((argument) => {
    try {
      const info = subTypeInfo(materialized(argument, hierarchy, extraction), hierarchy, extraction);
      return info.kind === 'none' ? null : info;
    } catch (thrown) {
      if (thrown instanceof InvalidTypesException) {
        return null;
      }
      throw thrown;
    }
  });
}

function subTypeInfo(
  subType: JavaType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation | NoTypeInformation {
  if (subType.kind === 'variable') {
    const info = typeInfoFromInputs(subType, append(hierarchy, subType), extraction);
    if (!info) {
      throw typeVariableUndetermined(subType, extraction.reflection);
    }
    return info;
  }
  return extraction.createTypeInfo(subType, append(hierarchy, subType));
}

function materialized(type: JavaType, hierarchy: TypeHierarchy | null, { reflection, use }: Extraction): JavaType {
  return type.kind === 'variable' ? materialize(hierarchy, type, reflection, use) : type;
}
