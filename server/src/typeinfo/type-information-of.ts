/** `TypeInformation.of`, of a class and of a hint; the same in 1.12 to 2.3. */
import type { JavaType } from '../java/class-model';
import type { Extraction, NoTypeInformation } from './extraction';
import { ExtractionError, InvalidTypesException } from './failures';
import type { TypeInformation } from './type-information';

/** `TypeInformation.of(Class)`. */
export function typeInformationOfClass(type: JavaType, extraction: Extraction): TypeInformation {
  return failingAs(
    'Cannot extract TypeInformation from Class alone, because generic parameters are missing. ' +
      'Please use TypeInformation.of(TypeHint) instead, or another equivalent method in the API that ' +
      'accepts a TypeHint instead of a Class. ' +
      "For example for a Tuple2<Long, String> pass a 'new TypeHint<Tuple2<Long, String>>(){}'.",
    () => extraction.createTypeInfoAnew(type),
  );
}

/** `TypeHint`: the type argument is extracted without being part of the hierarchy. */
export function typeInformationOfHint(type: JavaType, extraction: Extraction): TypeInformation {
  return failingAs(
    'The TypeHint is using a generic variable.' +
      'This is not supported, generic types must be fully specified for the TypeHint.',
    () => notNone(extraction.createTypeInfo(type, null)),
  );
}

function notNone(info: TypeInformation | NoTypeInformation): TypeInformation {
  if (info.kind === 'none') {
    throw new InvalidTypesException(info.reasons);
  }
  return info;
}

/** Runs an extraction whose InvalidTypesException Flink replaces by another exception. */
function failingAs(message: string, extract: () => TypeInformation): TypeInformation {
  try {
    return extract();
  } catch (thrown) {
    throw thrown instanceof InvalidTypesException ? new ExtractionError(message) : thrown;
  }
}
