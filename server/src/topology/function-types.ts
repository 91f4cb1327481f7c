/** The types that an operator's function shows to flow through it, or to be kept by it. */
import { functionClass } from '../flink/function-classes';
import type { ClassPool, JavaType } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import type { Operator } from './operator';

export interface FunctionTypes {
  readonly streams: readonly JavaType[];
  readonly states: readonly JavaType[];
}

/**
 * What the class of the function declares (`KeyedProcessFunction<String, Order, Alert>`). The output counts only where
 * the code does not give its type.
 */
export function functionTypes({ functionType, produces, hasExplicitType }: Operator, pool: ClassPool): FunctionTypes {
  const outputs = produces && !hasExplicitType ? [produces] : [];
  for (const type of functionType ? supertypesOf(functionType, pool) : []) {
    const declared = functionClass(type.name);
    if (declared) {
      const at = (positions: readonly number[]) => positions.flatMap((position) => type.arguments[position] ?? []);
      const output = declared.output === null || hasExplicitType ? [] : at([declared.output]);
      return { streams: [...at(declared.inputs), ...output, ...outputs], states: at(declared.state) };
    }
  }
  return { streams: outputs, states: [] };
}
