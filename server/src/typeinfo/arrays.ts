/** Arrays: the branches `clazz.isArray()` of `privateGetForClass` and `GenericArrayType` of `createTypeInfoWithTypeHierarchy`. */
import type { JavaType } from '../java/class-model';
import { basicArrayTypeInfo } from './basic-types';
import { type Extraction, notNull } from './extraction';
import { isRaw } from './java-types';
import type { TypeHierarchy } from './type-hierarchy';
import { composite, type TypeInformation } from './type-information';

export type ArrayType = JavaType & { readonly kind: 'array' };

/** Primitive and basic arrays have type information of their own, others are `ObjectArrayTypeInfo`. */
export function arrayTypeInfo(
  type: ArrayType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation {
  const basic = isRaw(type) ? basicArrayTypeInfo(type.element, type) : null;
  if (basic) {
    return basic;
  }
  const component = notNull(extraction.createTypeInfo(type.element, hierarchy));
  return composite('array', type, 'GenericArraySerializer', { arguments: [component] });
}
