/** `@TypeInfo`: `getClosestFactory`, `getTypeInfoFactory` and `createTypeInfoFromFactory`. */
import type { AnnotationModel, ClassType, JavaType } from '../java/class-model';
import type { Extraction } from './extraction';
import { InvalidTypesException, NotKnown } from './failures';
import type { ReflectedField } from './reflection';
import { lenientSubTypesInfo } from './sub-types';
import { append, type TypeHierarchy } from './type-hierarchy';
import { atom, composite, type TypeInformation } from './type-information';

const TYPE_INFO = 'org.apache.flink.api.common.typeinfo.TypeInfo';
const EITHER = 'org.apache.flink.types.Either';

/** What the factory of a class, or of the closest superclass that names one, makes; null without a factory. */
export function factoryTypeInfo(
  type: JavaType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation | null {
  let factoryHierarchy = hierarchy;
  for (let t: ClassType | null = type.kind === 'class' ? type : null; t && t.name !== 'java.lang.Object'; ) {
    factoryHierarchy = append(factoryHierarchy, t);
    if (t.name === EITHER) {
      return eitherTypeInfo(type, t, factoryHierarchy, extraction);
    }
    const annotation = extraction.reflection.classOf(t.name).annotations.find(isTypeInfo);
    if (annotation) {
      throw madeByFactory(annotation);
    }
    t = extraction.reflection.superclass(t.name);
  }
  return null;
}

/** Since 1.14: what the factory of a field makes; null when the field names none. */
export function fieldFactoryTypeInfo(field: ReflectedField, { version }: Extraction): TypeInformation | null {
  const annotation = version.fieldFactories ? field.annotations.find(isTypeInfo) : undefined;
  if (annotation) {
    const { reason } = madeByFactory(annotation);
    return atom('unknown', field.type, null, [reason]);
  }
  return null;
}

function isTypeInfo({ name, writtenName }: AnnotationModel): boolean {
  return name === TYPE_INFO || (name === null && /(?:^|\.)TypeInfo$/.test(writtenName));
}

/** What a factory of the project makes is in its code. */
function madeByFactory(annotation: AnnotationModel): NotKnown {
  const value = annotation.arguments.get('value');
  const factory = value?.kind === 'class-literal' && value.type.kind === 'named' ? value.type.name : null;
  const message = `${factory ?? 'a TypeInfoFactory'} makes the type information (@${annotation.writtenName})`;
  return new NotKnown({ code: 'other', member: factory, message });
}

/** `EitherTypeInfoFactory`. */
function eitherTypeInfo(
  type: JavaType,
  either: ClassType,
  hierarchy: TypeHierarchy,
  extraction: Extraction,
): TypeInformation {
  const [left = null, right = null] = lenientSubTypesInfo(either, hierarchy, extraction);
  if (!left || !right) {
    const message = `Type extraction is not possible on Either type as it does not contain information about the '${left ? 'right' : 'left'}' type.`;
    const code = either.arguments.length === 0 ? 'raw-type' : 'throws';
    throw new InvalidTypesException([{ code, member: null, message }]);
  }
  return composite('either', type, 'EitherSerializer', { arguments: [left, right] });
}
