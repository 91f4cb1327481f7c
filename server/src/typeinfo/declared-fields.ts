/** `TypeExtractor.getAllDeclaredFields`. */

import type { ClassModel } from '../java/class-model';
import type { Extraction } from './extraction';
import { InvalidTypesException, NotKnown } from './failures';
import { describeField, type ReflectedField } from './reflection';
import { flinkReason, ownReason } from './type-information';

/**
 * The fields that are neither transient nor static, of the class and then of its superclasses.
 * @param ignoreDuplicates whether a name may be declared twice; the field nearest to the class counts
 * @throws InvalidTypesException when two classes of the hierarchy declare a field of the same name
 */
export function getAllDeclaredFields(
  model: ClassModel,
  { reflection }: Extraction,
  ignoreDuplicates = false,
): ReflectedField[] {
  const result = new Map<string, ReflectedField>();
  for (const declaring of reflection.superclasses(model.name)) {
    if (declaring.incomplete !== null) {
      throw new NotKnown(ownReason('other', declaring.name, declaring.incomplete));
    }
    for (const field of reflection.declaredFields(declaring)) {
      if (field.keywords.has('transient') || field.keywords.has('static')) {
        continue;
      }
      if (!result.has(field.name)) {
        result.set(field.name, field);
      } else if (!ignoreDuplicates) {
        const words =
          `The field ${describeField(field)} is already contained in the hierarchy of the ` +
          `${reflection.describe(declaring.name)}.Please use unique field names through your classes hierarchy`;
        throw new InvalidTypesException([flinkReason('throws', field.name, words)]);
      }
    }
  }
  return [...result.values()];
}
