/** `OutputTag`: the type of a side output. */
import { message } from '../../base/message';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { Value } from '../interpreter/value';
import { failure, unknownType } from './element-type';
import { OUTPUT_TAG } from './function-classes';
import type { Functions } from './functions';
import type { TypeValues } from './type-values';

/** The type information a tag is given, or that its own class says: an anonymous one, or one that extends `OutputTag`. */
export function typeOfTag(value: Value | undefined, functions: Functions, typeValues: TypeValues): TypeInformation {
  if (value?.kind !== 'object' || !value.exact) {
    return unknownType(message('how the OutputTag is made is not known'));
  }
  const isPlain = value.type.name === OUTPUT_TAG.name;
  const [, given] = value.arguments;
  if (isPlain && given) {
    const node = value.expression?.kind === 'new' ? value.expression.arguments[1] : undefined;
    return typeValues.argument(given, node, value.within.scope);
  }
  if (given && !value.body) {
    return unknownType(message('what the OutputTag is given is not known'));
  }
  const info = functions.ofClass(value, OUTPUT_TAG, []);
  return info.kind === 'error' ? failure(NOT_DETERMINED, info) : info;
}

const NOT_DETERMINED =
  'Could not determine TypeInformation for the OutputTag type. ' +
  'The most common reason is forgetting to make the OutputTag an anonymous inner class. ' +
  "It is also not possible to use generic type variables with OutputTags, such as 'Tuple2<A, B>'.";
