/**
 * What a state holds: what its descriptor says, or the records and results that Flink's own operators keep
 * (`WindowOperator`, `StreamGroupedReduceOperator`, `IntervalJoinOperator`, `AsyncWaitOperator`, `CepOperator`; 1.17 to 2.3).
 */
import { classType } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import type { Operator, State } from '../topology/job';
import type { TypeInformation } from '../typeinfo/type-information';
import type { JobSide } from './revision';
import { contentsKind } from './window-contents';

/** The types whose serializers decide: two where records of two streams are kept in one state; null where one is not known. */
export function keptTypes(state: State, side: JobSide, operator: Operator): readonly TypeInformation[] | null {
  const inputs = keptInputs(state, operator);
  if (inputs !== null) {
    return known(inputs.map((input) => inputType(input, side, operator)));
  }
  if (state.kind === 'window' && contentsKind(operator) === 'AGGREGATING') {
    return known([accumulatorOf(operator, side)]);
  }
  return known([state.name === '_op_state' && state.origin !== null ? operator.outputType : state.type]);
}

function known(types: readonly (TypeInformation | null)[]): readonly TypeInformation[] | null {
  const found = types.filter((type) => type !== null);
  return found.length === types.length ? found : null;
}

/** The inputs whose records a state of Flink's own operator keeps; null for one that keeps something else. */
export function keptInputs({ name, kind, origin }: State, operator: Operator): readonly number[] | null {
  if (kind === 'window') {
    // CoGroupedStreams keeps both sides as TaggedUnion, whose UnionSerializer is made of theirs
    return contentsKind(operator) === 'AGGREGATING' ? null : /^(?:join|coGroup)\./.test(operator.kind) ? [0, 1] : [0];
  }
  return (origin !== null && INPUTS[name ?? '']) || null;
}

/** `StreamElementSerializer`, `BufferEntrySerializer` and `LockableTypeSerializer` are as compatible as what they are made of. */
const INPUTS: Readonly<Record<string, readonly number[]>> = {
  _async_wait_operator_state_: [0],
  LEFT_BUFFER: [0],
  RIGHT_BUFFER: [1],
  eventQueuesStateName: [0],
  'sharedBuffer-events': [0],
};

/** What comes in; null where it is not known, or is not the same from everywhere. */
function inputType(input: number, { job }: JobSide, { transformation }: Operator): TypeInformation | null {
  const types = (transformation.inputs[input] ?? []).map((id) => job.types.get(id)?.output ?? null);
  const [first, ...others] = types;
  return first && others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : null;
}

const AGGREGATE = 'org.apache.flink.api.common.functions.AggregateFunction';

function accumulatorOf({ function: name }: Operator, { revision }: JobSide): TypeInformation | null {
  const above = name === null ? [] : [...supertypesOf(classType(name), revision)];
  const accumulator = above.find((type) => type.name === AGGREGATE)?.arguments[1];
  return accumulator ? revision.typeInformation(accumulator) : null;
}
