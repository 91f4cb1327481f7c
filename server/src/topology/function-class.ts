/** The class whose code an operator runs. */
import { localClassesOf } from '../java/local-classes';
import type { ObjectValue, Value } from './interpreter/value';
import { classOf, rootClassOf } from './stream-graph/value-class';
import type { Transformation } from './transformation';

/** Calls that are given records or what they are called by, or that make their source themselves. */
const WITHOUT_FUNCTION =
  /^(?:from(?:Data|Elements|Collection|ParallelCollection|Sequence)|generateSequence|readTextFile|readFile|socketTextStream|assignTimestampsAndWatermarks|project|print|printToErr|writeAs\w+|writeToSocket|executeAndCollect|transform)$/;

/**
 * The binary name of the class of an operator's function, source or sink; null for lambdas, for what Flink brings itself,
 * and where it is not known.
 */
export function functionClassOf({ call, arguments: values }: Transformation): string | null {
  if (call === null || WITHOUT_FUNCTION.test(call)) {
    return null;
  }
  const [, second] = values;
  return nameOf(call === 'async' ? second : values[0]);
}

function nameOf(value: Value | undefined): string | null {
  switch (value?.kind) {
    case 'object':
      return value.body ? anonymousName(value) : value.type.name;
    case 'call':
      return classOf(value) ?? rootClassOf(value);
    default:
      return null;
  }
}

/** `shop.Job$1`, as javac numbers it. */
function anonymousName({ body, within }: ObjectValue): string | null {
  const [outer] = within.scope.enclosing;
  for (const [name, { declaration }] of outer ? localClassesOf(outer.declaration) : []) {
    if (declaration === body) {
      return `${outer?.binaryName}$${name}`;
    }
  }
  return null;
}
