/** In what the states of an operator differ from those that it registers in real Flink. */
import type { ProbedOperator, ProbedState } from '../io/ask-for-topology';
import type { Operator, State } from '../topology/job';
import { compareTrees } from './types-compare';

export interface StateJudgement {
  readonly verdict: 'equal' | 'unknown' | 'wrong';
  readonly text: string;
}

/**
 * One judgement a state. Timers are left out, and what is registered with records: Flink tells only once it is there. So are
 * the states of an operator that could not be opened.
 */
export function compareStates(ours: Operator, real: ProbedOperator): StateJudgement[] {
  if (!real.states || real.statesError || (real.openErrors?.length ?? 0) > 0) {
    return [];
  }
  const told = ours.states.filter(({ kind }) => kind !== 'timer');
  const unnamed = told.filter(({ name }) => name === null);
  const judged = real.states.map((state): StateJudgement => {
    const same = told.find(({ name }) => name === state.name);
    if (!same) {
      if (!ours.allStatesKnown) {
        return { verdict: 'unknown', text: `${state.name}: not all states are known` };
      }
      return unnamed.length > 0
        ? { verdict: 'unknown', text: `${state.name} may be one whose name is unknown` }
        : { verdict: 'wrong', text: `Flink has the ${state.kind} state ${state.name}, this answer does not` };
    }
    return compareState(same, state);
  });
  const names = new Set(real.states.map(({ name }) => name));
  const extra = told.filter(({ name, withRecords }) => name !== null && !names.has(name) && !withRecords);
  return [
    ...judged,
    ...extra.map(({ kind, name }): StateJudgement => {
      return { verdict: 'wrong', text: `this answer has the ${kind} state ${name}, Flink does not` };
    }),
  ];
}

function compareState(ours: State, real: ProbedState): StateJudgement {
  const wrong: string[] = [];
  const unknown: string[] = [];
  const sameKind = ours.kind === real.kind || ours.kind === 'window' || ours.kind === 'connector';
  if (!sameKind) {
    wrong.push(`is ${ours.kind}; in Flink ${real.kind}`);
  }
  if ((ours.mode ?? null) !== (real.mode ?? null)) {
    wrong.push(`has the mode ${ours.mode}; in Flink ${real.mode ?? null}`);
  }
  if (ours.ttl === 'unknown') {
    unknown.push('time to live');
  } else if (ours.ttl !== (real.ttl ?? null)) {
    wrong.push(`lives ${ours.ttl} ms; in Flink ${real.ttl ?? null}`);
  }
  for (const [type, flink] of [
    [ours.type, real.type],
    [ours.keyType, real.keyType],
  ] as const) {
    if (type && flink && !('error' in flink)) {
      compareTrees(type, flink, '', wrong, unknown);
    } else if (!type && flink) {
      unknown.push('type');
    }
  }
  const serializer = real.serializer?.replace(/^.*[.$]/, '');
  if (serializer && ours.type && ours.type.serializer !== null && ours.kind !== 'connector') {
    if (ours.type.serializer !== serializer) {
      wrong.push(`has the serializer ${ours.type.serializer}; in Flink ${serializer}`);
    }
  }
  const said = (texts: readonly string[]) => `state ${real.name}: ${texts.join('; ')}`;
  return wrong.length > 0
    ? { verdict: 'wrong', text: said(wrong) }
    : unknown.length > 0
      ? { verdict: 'unknown', text: said(unknown) }
      : { verdict: 'equal', text: '' };
}
