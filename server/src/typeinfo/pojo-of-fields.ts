/** `Types.POJO(Class, Map)`. */
import type { ClassType } from '../java/class-model';
import { getAllDeclaredFields } from './declared-fields';
import type { Extraction } from './extraction';
import { ExtractionError, InvalidTypesException, notFollowed } from './failures';
import { composite, flinkReason, type TypeInformation } from './type-information';

/**
 * A POJO of these fields, whatever the class is otherwise; as in 1.12 to 2.3.
 * @throws NotKnown for code that is not followed
 * @throws InvalidTypesException for a field that the class does not have
 * @throws ExtractionError where Flink would fail
 */
export function pojoOfFields(
  type: ClassType,
  given: ReadonlyMap<string, TypeInformation>,
  extraction: Extraction,
): TypeInformation {
  const { reflection } = extraction;
  const model = reflection.classOf(type.name);
  const declared = new Map(getAllDeclaredFields(model, extraction, true).map((field) => [field.name, field]));
  const missing = [...given.keys()].filter((name) => !declared.has(name));
  if (missing.length > 1) {
    return notFollowed(); // the order of the map decides which is told
  }
  if (missing[0] !== undefined) {
    throw new InvalidTypesException([
      flinkReason('throws', missing[0], `Field '${missing[0]}' could not be accessed.`),
    ]);
  }
  if (!model.keywords.has('public')) {
    throw new ExtractionError(
      `java.lang.IllegalArgumentException: POJO ${reflection.describe(type.name)} is not public`,
    );
  }
  const fields = [...given].map(([name, each]) => ({
    name,
    declaredIn: declared.get(name)?.declaredIn ?? type.name,
    type: each,
  }));
  fields.sort((a, b) => (a.name < b.name ? -1 : 1));
  return composite('pojo', type, 'PojoSerializer', { fields });
}
