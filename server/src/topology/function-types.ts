/** The types that an operator's function shows to flow through it, or to be kept by it. */
import { functionClass } from '../flink/function-classes';
import type { SourceClassPool } from '../java/build-classes';
import type { JavaType } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import { functionType, hasExplicitType, producedByReference } from './operators';
import type { Transformation } from './transformation';

export interface FunctionTypes {
  readonly streams: readonly JavaType[];
  readonly states: readonly JavaType[];
}

/**
 * What the class of the function declares (`KeyedProcessFunction<String, Order, Alert>`). The output counts only where
 * the code does not give its type.
 */
export function functionTypes(operator: Transformation, pool: SourceClassPool): FunctionTypes {
  const [made, produces, isExplicit] = [
    functionType(operator),
    producedByReference(operator, pool),
    hasExplicitType(operator),
  ];
  const outputs = produces && !isExplicit ? [produces] : [];
  for (const type of made ? supertypesOf(made, pool) : []) {
    const declared = functionClass(type.name);
    if (declared) {
      const at = (positions: readonly number[]) => positions.flatMap((position) => type.arguments[position] ?? []);
      const output = declared.output === null || isExplicit ? [] : at([declared.output]);
      return { streams: [...at(declared.inputs), ...output, ...outputs], states: at(declared.state) };
    }
  }
  return { streams: outputs, states: [] };
}
