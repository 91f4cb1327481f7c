/** What a window keeps: `WindowOperatorBuilder` (1.17 to 2.3). */

import { isRollingAggregation } from '../flink/stream-api';
import { classType } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import type { Operator } from '../topology/job';
import { evicts } from '../topology/operators';
import type { TypeInformation } from '../typeinfo/type-information';
import type { JobSide } from './match-operators';

/** `StateDescriptor.Type` of `window-contents`; null where it is not known. */
export function contentsKind({ kind, transformation }: Operator): string | null {
  const [, method] = kind.split('.');
  if (evicts(transformation)) {
    return 'LIST';
  }
  switch (method) {
    case 'reduce':
      return 'REDUCING';
    case 'aggregate':
      return 'AGGREGATING';
    case 'process':
    case 'apply':
      return 'LIST';
    default:
      return method && isRollingAggregation(method) ? 'REDUCING' : null;
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
