/** The branch `TypeVariable` of `createTypeInfoWithTypeHierarchy`. */
import type { VariableType } from '../java/class-model';
import type { Extraction, NoTypeInformation } from './extraction';
import { InvalidTypesException } from './failures';
import { typeInfoFromInputs } from './function-inputs';
import type { Reflection } from './reflection';
import { materialize, type TypeHierarchy } from './type-hierarchy';
import { flinkReason, type TypeInformation } from './type-information';

/** Type information of what a type variable stands for. @throws InvalidTypesException when nothing above says */
export function typeVariableInfo(
  variable: VariableType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation | NoTypeInformation {
  const type = materialize(hierarchy, variable, extraction.reflection, extraction.use);
  if (type.kind === 'variable') {
    return typeInfoFromInputs(type, hierarchy, extraction) ?? undetermined(variable, extraction);
  }
  return extraction.createTypeInfo(type, hierarchy);
}

function undetermined(variable: VariableType, { reflection }: Extraction): never {
  throw typeVariableUndetermined(variable, reflection);
}

/** What Flink throws for a type variable that nothing determines. */
export function typeVariableUndetermined(
  { name, declaredBy }: VariableType,
  reflection: Reflection,
): InvalidTypesException {
  const words =
    `Type of TypeVariable '${name}' in '${reflection.describe(declaredBy)}' could not be determined. ` +
    'This is most likely a type erasure problem. The type extraction currently supports types with generic variables ' +
    'only in cases where all variables in the return type can be deduced from the input type(s). ' +
    'Otherwise the type has to be specified explicitly using type information.';
  return new InvalidTypesException([flinkReason('type-variable', name, words)]);
}
