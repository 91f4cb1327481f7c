/** A state of the savepoint that nothing of its name takes over in the operator that gets it. */
import { message } from '../base/message';
import { builtInOperator } from '../flink/operator-state';
import type { Operator, State } from '../topology/job';
import { replacedOutcome, simple } from './connector-outcome';
import { connectorReplacement, isConnectorChanged, isSource } from './connectors';
import type { Restore } from './revision';
import type { Handover, Result } from './state-outcome';
import { isKeyed, roomOf } from './state-room';
import { assignedTo } from './state-variable';
import { typeChange } from './type-change/type-change';

/** What `FlinkKafkaConsumer` keeps; restored with its operator, whoever has the uid now. */
const KAFKA_OFFSETS = 'topic-partition-offset-states';

function isMoveToFlink2({ from, to }: Restore): boolean {
  return from.flinkVersion !== null && from.flinkVersion.major < 2 && (to.flinkVersion?.major ?? 0) >= 2;
}

export function missingOutcome(old: State, handover: Handover, restore: Restore): Result {
  const { heir, old: before, meant } = handover;
  const [a, b] = [before.operator, heir.operator];
  if (old.name === null) {
    return { outcome: 'unknown', reason: message('the name of the state is not known') };
  }
  if (old.name === KAFKA_OFFSETS && isMoveToFlink2(restore)) {
    return {
      outcome: 'fails',
      reason: message(
        'Flink 2 has no class for the offsets of FlinkKafkaConsumer: ClassNotFoundException KafkaTopicPartition',
      ),
      because: 'connector',
    };
  }
  const replaced = isConnectorChanged(a, b) ? connectorReplacement(a, b) : null;
  if (replaced) {
    return replacedOutcome(replaced, a, b);
  }
  if (!b.allStatesKnown || b.states.some(({ name }) => name === null)) {
    return { outcome: 'unknown', reason: message('not all states of the new operator are known') };
  }
  if (!meant || isConnectorChanged(a, b) || isSource(a) !== isSource(b)) {
    return {
      outcome: 'lost',
      reason:
        b.uid.kind === 'none'
          ? message('{0} has the generated id now and does not read it', simple(b))
          : message('{0} has the uid now and does not read it', simple(b)),
      because: 'connector',
    };
  }
  if (old.kind === 'timer') {
    return b.states.some(isKeyed)
      ? { outcome: 'unknown', reason: message('the new operator has no timers; those that were registered never fire') }
      : { outcome: 'lost', reason: message('the new operator keeps no keyed state and no timers') };
  }
  if (
    old.origin !== null &&
    roomOfCall(a) !== roomOfCall(b) &&
    builtInOperator(a.kind, a.transformation.keyed).states.some(({ name }) => name === old.name)
  ) {
    return { outcome: 'lost', reason: message('{0} has the uid now and does not read it', simple(b)) };
  }
  const elsewhere = movedOutcome(old, handover);
  if (elsewhere) {
    return elsewhere;
  }
  if (isKeyed(old) && !b.states.some(isKeyed)) {
    return b.transformation.keyed && a.function === b.function
      ? { outcome: 'kept', reason: message('its descriptor is gone; nothing reads it') }
      : {
          outcome: 'lost',
          reason: message('the new operator keeps no keyed state: it is matched by its uid and reads nothing'),
        };
  }
  return renamedOutcome(old, handover, restore);
}

/** `window` of `window.aggregate`. */
function roomOfCall({ kind }: Operator): string {
  return kind.replace(/\..*$/, '');
}

/** A state of its name that the job has somewhere else now: nothing is moved there, what reads it starts empty. */
function movedOutcome(old: State, { old: before, heir }: Handover): Result | null {
  const isNew = ({ name, kind }: State, was: Operator | undefined) =>
    name === old.name &&
    kind !== 'timer' &&
    !was?.states.some((state) => state.name === name && roomOf(state.kind) === roomOf(kind));
  const here = heir.operator.states.find((state) => isNew(state, before.operator));
  if (here) {
    return {
      outcome: 'lost',
      reason: message('a state of its name is kept in another way now: it starts empty'),
      successor: here,
    };
  }
  const other = heir.side.job.operators.find((operator) => {
    const was = before.side.job.operators.find(({ operatorId }) => operatorId === operator.operatorId);
    return operator !== heir.operator && operator.states.some((state) => state.place !== null && isNew(state, was));
  });
  return other
    ? {
        outcome: 'unknown',
        reason: message('{0} has a state of its name now: where it is the same state, it starts empty', simple(other)),
      }
    : null;
}

/** A descriptor that is gone while another one is new: the same state under another name, or two states. */
function renamedOutcome(old: State, { old: before, heir }: Handover, restore: Restore): Result {
  const known = new Set(before.operator.states.map(({ name }) => name));
  const fresh = heir.operator.states.filter(
    ({ name, kind }) => !known.has(name) && kind !== 'timer' && roomOf(kind) === roomOf(old.kind),
  );
  const variable = assignedTo(old, restore.from);
  const successor =
    fresh.find((state) => variable !== null && assignedTo(state, restore.to) === variable) ??
    fresh.find((state) => state.kind === old.kind && isSameType(old, state, restore));
  if (successor) {
    return {
      outcome: 'lost',
      reason: message('its name is {0} now: the new state starts empty', successor.name ?? '?'),
      successor,
    };
  }
  return fresh.length > 0
    ? {
        outcome: 'unknown',
        reason: message('its descriptor is gone and others are new; where one of them is the same state, it is lost'),
      }
    : { outcome: 'kept', reason: message('its descriptor is gone; nothing reads it') };
}

function isSameType(old: State, now: State, restore: Restore): boolean {
  return old.type !== null && now.type !== null && typeChange(old.type, now.type, restore).effect !== 'fails';
}
