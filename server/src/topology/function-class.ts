/** The class whose code an operator runs. */
import { type ClassPool, classType } from '../java/class-model';
import { localClassesOf } from '../java/local-classes';
import { supertypesOf } from '../java/supertypes';
import type { CallValue, ObjectValue, Value } from './interpreter/value';
import { classOf, rootClassOf } from './stream-graph/value-class';
import type { Transformation } from './transformation';

/** Calls that are given records or what they are called by, or that make their source themselves. */
const WITHOUT_FUNCTION =
  /^(?:from(?:Data|Elements|Collection|ParallelCollection|Sequence)|generateSequence|readTextFile|readFile|socketTextStream|assignTimestampsAndWatermarks|project|print|printToErr|writeAs\w+|writeToSocket|executeAndCollect|transform)$/;

/**
 * The binary name of the class of an operator's function, source or sink; null for lambdas, for what Flink brings itself,
 * and where it is not known.
 */
export function functionClassOf({ call, arguments: values }: Transformation, pool: ClassPool): string | null {
  if (call === null || WITHOUT_FUNCTION.test(call)) {
    return null;
  }
  return nameOf(values[functionIndex(call, values.length)], pool);
}

/** Which argument of a call is its function. */
function functionIndex(call: string, count: number): number {
  if (call === 'async') {
    return 1;
  }
  // `PatternStream.select(tag, timeout, select)`, and with the type before the last
  return call.startsWith('cep.') && count > 2 ? count - 1 : 0;
}

function nameOf(value: Value | undefined, pool: ClassPool): string | null {
  switch (value?.kind) {
    case 'object':
      return value.body ? anonymousName(value) : value.type.name;
    case 'call':
      return nameOfResult(value, pool);
    default:
      return null;
  }
}

/** What a call gives has the class that is declared, unless that class can only be above it. */
function nameOfResult(call: CallValue, pool: ClassPool): string | null {
  const declared = classOf(call);
  if (declared === null) {
    return rootClassOf(call);
  }
  const receiver = nameOf(call.receiver ?? undefined, pool);
  const above = receiver === null ? [] : [...supertypesOf(classType(receiver), pool)].map(({ name }) => name);
  if (receiver !== null && above.includes(declared)) {
    return receiver; // a setter declared in a superclass
  }
  const model = pool.find(declared);
  return model?.kind === 'interface' || model?.keywords.has('abstract') ? null : declared;
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
