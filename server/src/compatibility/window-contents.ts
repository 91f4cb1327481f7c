/** What a window keeps: `WindowOperatorBuilder` (1.17 to 2.3). */

import { classType } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import type { Operator } from '../topology/job';
import type { TypeInformation } from '../typeinfo/type-information';
import type { JobSide } from './match-operators';

/** `StateDescriptor.Type` of `window-contents`; null where it is not known. */
export function contentsKind({ kind, transformation: { steps } }: Operator): string | null {
  const [, method] = kind.split('.');
  if (steps.some((step) => step.method === 'evictor')) {
    return 'LIST';
  }
  switch (method) {
    case 'reduce':
    case 'sum':
    case 'min':
    case 'max':
    case 'minBy':
    case 'maxBy':
      return 'REDUCING';
    case 'aggregate':
      return 'AGGREGATING';
    case 'process':
    case 'apply':
      return 'LIST';
    default:
      return null;
  }
}

const AGGREGATE = 'org.apache.flink.api.common.functions.AggregateFunction';

/** The type of what is kept: the accumulator, or records; null where it is not known. */
export function contentsType({ job, revision }: JobSide, operator: Operator): TypeInformation | null {
  if (contentsKind(operator) === 'AGGREGATING') {
    const name = operator.function;
    const above = name === null ? [] : [...supertypesOf(classType(name), revision)];
    const accumulator = above.find((type) => type.name === AGGREGATE)?.arguments[1];
    return accumulator ? revision.typeInformation(accumulator) : null;
  }
  const [input] = operator.inputs;
  return (input === undefined ? null : job.operators[input]?.outputType) ?? null;
}
