/** What a restore does to the states of one operator that finds an heir: the operator of the new job with its id. */
import { type Message, message } from '../base/message';
import { isAtLeast } from '../flink/flink-version';
import type { Operator, State } from '../topology/job';
import type { TypeInformation } from '../typeinfo/type-information';
import { type ConnectorReplacement, connectorReplacement } from './connectors';
import { keyChange } from './key-change';
import { isConnectorChanged, isSource, type JobSide } from './match-operators';
import type { Restore } from './revision';
import { assignedTo } from './state-variable';
import { type ChangedClass, KEPT, type TypeChange, together, unknown } from './type-change/effect';
import { typeChange } from './type-change/type-change';
import { windowChange } from './window-change';
import { contentsKind, contentsType } from './window-contents';

/** The contract's words. */
export type Outcome = 'kept' | 'migrated' | 'reconfigured' | 'dropped' | 'lost' | 'wrong' | 'fails' | 'unknown';

export interface StateOutcome {
  /** Null when it is not known. */
  readonly name: string | null;
  readonly outcome: Outcome;
  /** Null where there is nothing to say. */
  readonly reason: Message | null;
  readonly old: State;
  /** The state of the new job that reads it; null when none does. */
  readonly new: State | null;
  readonly because?: Cause;
  /** The class whose change decides, where one does. */
  readonly at?: ChangedClass;
  /** The state of another name that is meant to be the same, where one is. */
  readonly successor?: State;
}

/** What decides, where it is not the state itself: the keys of its operator, or that its source or sink is another one. */
export type Cause = 'key' | 'connector';

export interface Handover {
  readonly old: { readonly side: JobSide; readonly operator: Operator };
  readonly heir: { readonly side: JobSide; readonly operator: Operator };
  /** False when the heir is another operator than the old one: it reads what was not meant for it. */
  readonly meant: boolean;
}

/** In the order of the old operator's states. */
export function stateOutcomes(handover: Handover, restore: Restore): StateOutcome[] {
  const { old, heir } = handover;
  const stored = old.operator.states.filter((state) => isStored(state, old.operator));
  const keys = stored.some(isKeyed) && heir.operator.states.some(isKeyed) ? keyChange(old, heir, restore) : null;
  return stored.map((state) => {
    const found = findState(state, heir.operator);
    const own = found ? foundOutcome(state, found, handover, restore) : missingOutcome(state, handover, restore);
    const result = isKeyed(state) && keys ? heavier(own, { ...keys, because: 'key' as const }) : own;
    return { name: state.name, old: state, new: found, ...result };
  });
}

interface Result {
  readonly outcome: Outcome;
  readonly reason: Message | null;
  readonly because?: Cause;
  readonly at?: ChangedClass;
  readonly successor?: State;
}

const ORDER: readonly Outcome[] = ['kept', 'reconfigured', 'migrated', 'unknown', 'dropped', 'wrong', 'lost', 'fails'];

export function heavier(a: Result, b: Result): Result {
  return ORDER.indexOf(b.outcome) > ORDER.indexOf(a.outcome) ? b : a;
}

export function isKeyed({ kind, mode }: State): boolean {
  return mode === null && kind !== 'connector' && kind !== 'operator-list' && kind !== 'broadcast';
}

/** Timers are there only where some code registers them; a window's own have nothing to say beside its contents. */
function isStored({ kind, place, origin }: State, { states }: Operator): boolean {
  const isWindow = states.some((state) => state.kind === 'window');
  return kind !== 'timer' || place !== null || (origin !== null && !isWindow && !/^(?:process|connect)/.test(origin));
}

function findState({ name, kind }: State, { states }: Operator): State | null {
  if (name === null) {
    return null;
  }
  return states.find((state) => state.name === name && roomOf(state.kind) === roomOf(kind)) ?? null;
}

/** State of one name is one state only in the same room: `DefaultOperatorStateBackend` keeps broadcast state apart. */
function roomOf(kind: State['kind']): string {
  return kind === 'broadcast' ? 'broadcast' : kind === 'operator-list' || kind === 'connector' ? 'operator' : 'keyed';
}

function foundOutcome(old: State, now: State, handover: Handover, restore: Restore): Result {
  const mode = modeChange(old, now);
  if (mode) {
    return mode;
  }
  if (old.kind === 'timer') {
    return { outcome: 'kept', reason: null };
  }
  if (old.kind === 'connector' || now.kind === 'connector') {
    return connectorOutcome(handover);
  }
  const kinds = kindChange(old, now, handover);
  if (kinds) {
    return kinds;
  }
  const windows =
    old.kind === 'window'
      ? windowChange(handover.old.operator, handover.heir.operator, restore)
      : { outcome: 'kept' as const, reason: null };
  const types = typesOf(old, now, handover, restore);
  const typed: Result = { outcome: types.effect, reason: types.reason, ...(types.at && { at: types.at }) };
  const whole = heavier(typed, windows);
  if (whole.outcome === 'fails' || whole.outcome === 'lost' || handover.meant) {
    return swappedNames(old, now, handover, restore) ?? whole;
  }
  return whole.outcome === 'unknown'
    ? whole
    : { outcome: 'wrong', reason: message('it is read by another operator, which has the uid now') };
}

/** `RegisteredOperatorStateBackendMetaInfo` and `DefaultOperatorStateBackend.getListState` (1.17 to 2.3). */
function modeChange(old: State, now: State): Result | null {
  return old.mode !== now.mode && old.mode !== null && now.mode !== null
    ? {
        outcome: 'fails',
        reason: message('Incompatible state assignment modes. Was [{0}], registered with [{1}].', old.mode, now.mode),
      }
    : null;
}

/** `StateDescriptor.Type`, compared by `RegisteredKeyValueStateBackendMetaInfo.checkStateMetaInfo` (1.17 to 2.3). */
function kindChange(old: State, now: State, { old: before, heir }: Handover): Result | null {
  const [was, is] = [flinkKind(old, before.operator), flinkKind(now, heir.operator)];
  if (was === null || is === null) {
    return was === is ? null : { outcome: 'unknown', reason: message('how it is kept is not known') };
  }
  return was === is
    ? null
    : {
        outcome: 'fails',
        reason: message('Incompatible key/value state types. Was [{0}], registered with [{1}].', was, is),
      };
}

function flinkKind({ kind }: State, operator: Operator): string | null {
  return kind === 'window' ? contentsKind(operator) : kind.toUpperCase();
}

function typesOf(old: State, now: State, { old: before, heir }: Handover, restore: Restore): TypeChange {
  const parts: TypeChange[] = [lifeChange(old, now, restore)];
  if (old.keyType || now.keyType) {
    parts.push(mapKeyChange(old, now, restore));
  }
  const [was, is] = [keptType(old, before), keptType(now, heir)];
  if (was === null || is === null) {
    parts.push(
      was === is && isBuiltIn(old) && isBuiltIn(now)
        ? builtInChange(old, restore)
        : unknown(message('its type is not known')),
    );
  } else {
    parts.push(typeChange(was, is, restore));
  }
  return together(parts);
}

/** The type of what a state holds; null where it is not known. `StreamGroupedReduceOperator` keeps what it gives. */
function keptType(state: State, { side, operator }: Handover['old']): TypeInformation | null {
  if (state.kind === 'window') {
    return contentsType(side, operator);
  }
  return state.name === '_op_state' && state.origin !== null ? operator.outputType : state.type;
}

/** State that Flink's operators keep for themselves, of types of their own. */
function isBuiltIn({ origin, kind }: State): boolean {
  return origin !== null && kind !== 'window';
}

/** What triggers count and windows merge is of Flink's own types; other operators keep records. */
function builtInChange({ kind, name, origin }: State, { from, to }: Restore): TypeChange {
  const isSameLine = from.flinkVersion?.major === to.flinkVersion?.major;
  // numbers that triggers keep were restored from 1.20 into 2.2
  const isNumber = kind === 'reducing' || (origin?.endsWith('Trigger') ?? false);
  return isNumber || (name === 'merging-window-set' && isSameLine) ? KEPT : unknown(message('its type is not known'));
}

/** `MapState` on RocksDB (1.17 to 2.3): its keys are part of RocksDB's own keys, which are never migrated. */
function mapKeyChange(old: State, now: State, restore: Restore): TypeChange {
  if (!old.keyType || !now.keyType) {
    return unknown(message('the type of its keys is not known'));
  }
  const change = typeChange(old.keyType, now.keyType, restore);
  const isMigrated = change.effect === 'migrated' && old.kind === 'map' && restore.backend === 'rocksdb';
  return isMigrated
    ? {
        effect: 'fails',
        reason: message('The new serializer for a MapState requires state migration: {0}', change.reason ?? ''),
      }
    : change;
}

/** `TtlSerializer`; from 2.0 on `TtlAwareSerializer`, which migrates state with and without a time to live. */
function lifeChange(old: State, now: State, { from, to }: Restore): TypeChange {
  if (old.ttl === 'unknown' || now.ttl === 'unknown') {
    const isSame = old.ttl === now.ttl;
    return isSame ? KEPT : unknown(message('whether it has a time to live is not known'));
  }
  if ((old.ttl === null) === (now.ttl === null)) {
    return KEPT;
  }
  if (from.flinkVersion === null || to.flinkVersion === null) {
    return unknown(message('its time to live was switched, which fails before Flink 2.0; the version is not known'));
  }
  const switched =
    now.ttl === null ? message('its time to live was switched off') : message('its time to live was switched on');
  if (!isAtLeast(to.flinkVersion, 2, 0)) {
    return { effect: 'fails', reason: message('{0}: before Flink 2.0 the serializers are incompatible', switched) };
  }
  return isAtLeast(to.flinkVersion, 2, 2)
    ? { effect: 'migrated', reason: switched }
    : unknown(message('{0}, which Flink 2.2 migrates; 2.0 and 2.1 were not tried', switched));
}

function connectorOutcome({ old, heir }: Handover): Result {
  const [a, b] = [old.operator, heir.operator];
  if (!isConnectorChanged(a, b)) {
    return { outcome: 'kept', reason: null };
  }
  const known = connectorReplacement(a, b);
  if (known) {
    return replacedOutcome(known, a, b);
  }
  return {
    outcome: 'unknown',
    reason: message(
      'whether {0} reads the state of {1} is not known: look it up in the notes of the connector',
      simple(b),
      simple(a),
    ),
  };
}

function replacedOutcome({ state, source }: ConnectorReplacement, old: Operator, now: Operator): Result {
  return state === 'reads'
    ? { outcome: 'kept', reason: message('{0} reads the state of {1}: {2}', simple(now), simple(old), source) }
    : {
        outcome: 'lost',
        reason: message('{0} does not read the state of {1}: {2}', simple(now), simple(old), source),
        because: 'connector',
      };
}

function simple(operator: Operator): string {
  return operator.function?.replace(/^.*[.$]/, '') ?? operator.kind;
}

/** What `FlinkKafkaConsumer` keeps; restored with its operator, whoever has the uid now. */
const KAFKA_OFFSETS = 'topic-partition-offset-states';

function isMoveToFlink2({ from, to }: Restore): boolean {
  return from.flinkVersion !== null && from.flinkVersion.major < 2 && (to.flinkVersion?.major ?? 0) >= 2;
}

/** A state that nothing of its name takes over. */
function missingOutcome(old: State, handover: Handover, restore: Restore): Result {
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
      reason: message('{0} has the uid now and does not read it', simple(b)),
      because: 'connector',
    };
  }
  if (old.kind === 'timer') {
    return b.states.some(isKeyed)
      ? { outcome: 'unknown', reason: message('the new operator has no timers; those that were registered never fire') }
      : { outcome: 'lost', reason: message('the new operator keeps no keyed state and no timers') };
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

/** Two descriptors that exchanged their names: each variable reads what the other one wrote. */
function swappedNames(old: State, now: State, { old: before, heir }: Handover, restore: Restore): Result | null {
  const [was, is] = [assignedTo(old, restore.from), assignedTo(now, restore.to)];
  if (was === null || is === null || was === is) {
    return null;
  }
  const other = before.operator.states.find((state) => state !== old && assignedTo(state, restore.from) === is);
  const its = heir.operator.states.find((state) => state !== now && assignedTo(state, restore.to) === was);
  return other && its && other.name === its.name
    ? {
        outcome: 'wrong',
        reason: message('{0} reads what {1} wrote: the names of the two states were exchanged', is, was),
      }
    : null;
}
