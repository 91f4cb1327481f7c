/** What a restore does to each state of an operator that finds its heir, by the serializers that the savepoint has. */
import { message } from '../../base/message';
import type { Savepoint, SavepointOperator, SavepointState } from '../../savepoint/savepoint';
import type { Operator, State } from '../../topology/job';
import { agreed, type Told } from '../across-backends';
import { keptTypes } from '../kept-types';
import type { Backend, JobSide } from '../revision';
import { heavier } from '../state-outcome';
import { isKeyed } from '../state-room';
import { type TypeChange, together, unknown } from '../type-change/effect';
import { contentsKind } from '../window-contents';
import type { Reading } from './reading';
import { snapshotChange } from './snapshot-change';
import type { StatePlan } from './state-plan';
import { contentsChange, keyedValueChange, partOf } from './stored-type';

/** In the savepoint's order. */
export function storedStates(
  stored: SavepointOperator,
  heir: Operator,
  savepoint: Savepoint,
  side: JobSide,
  backends: readonly Backend[],
): StatePlan[] {
  const major = side.revision.flinkVersion?.major ?? null;
  const wroteMajor = savepoint.formatVersion === null ? null : savepoint.formatVersion < 5 ? 1 : 2;
  const isSameMajor = major === null || wroteMajor === null ? null : major === wroteMajor;
  return stored.states.map((state) => {
    const results = backends.map((backend) => {
      const reading: Reading = { to: side.revision, backend, isSameMajor };
      return { backend, ...stateOutcome(state, stored, heir, side, reading) };
    });
    const all = agreed(results);
    return { name: state.name, stored: all, ...(state.mode === null ? ofKeys(all) : all) };
  });
}

/** Keyed state is found only where the job makes keys, their hashes and windows as before, which no savepoint tells. */
function ofKeys(stored: Told): Told {
  const fits = stored.outcome === 'kept' || stored.outcome === 'migrated' || stored.outcome === 'reconfigured';
  return fits
    ? {
        outcome: 'unknown',
        reason: message(
          'its serializers fit ({0}), but a savepoint does not tell whether keys and windows are made as before: say which revision wrote it',
          stored.outcome,
        ),
      }
    : stored;
}

function stateOutcome(
  state: SavepointState,
  stored: SavepointOperator,
  heir: Operator,
  side: JobSide,
  reading: Reading,
): Told {
  if (state.mode !== null) {
    return operatorStateOutcome(state, stored, heir, reading);
  }
  const key = keyOutcome(stored, heir, reading);
  if (key.outcome === 'fails' || key.outcome === 'lost') {
    return key;
  }
  return heavier(keyedStateOutcome(state, heir, side, reading), key);
}

/** Keys are never migrated: `HeapKeyedStateBackend` and `RocksDBKeyedStateBackend` (1.17 to 2.3). */
function keyOutcome({ keySerializer }: SavepointOperator, heir: Operator, reading: Reading): Told {
  if (!heir.states.some(isKeyed)) {
    return heir.allStatesKnown && !heir.transformation.keyed
      ? {
          outcome: 'lost',
          reason: message('the new operator keeps no keyed state: it is matched by its uid and reads nothing'),
        }
      : { outcome: 'kept', reason: null };
  }
  if (keySerializer === null || heir.keyType === null) {
    return { outcome: 'unknown', reason: message('the type of its key is not known') };
  }
  const change = snapshotChange(keySerializer, heir.keyType, reading);
  if (change.effect === 'unknown') {
    return { outcome: 'unknown', reason: message('of its key: {0}', change.reason ?? '') };
  }
  return change.effect === 'fails' || change.effect === 'migrated'
    ? {
        outcome: 'fails',
        reason: message(
          'The new key serializer must be compatible with the previous key serializer: {0}',
          change.reason ?? '',
        ),
      }
    : { outcome: 'kept', reason: null };
}

function keyedStateOutcome(state: SavepointState, heir: Operator, side: JobSide, reading: Reading): Told {
  const keyed = heir.states.filter(isKeyed);
  const now = keyed.find(({ name, kind }) => name === state.name && (kind === 'timer') === (state.kind === 'timer'));
  if (!now) {
    return missingOutcome(state, heir, keyed);
  }
  if (state.kind === 'timer') {
    return { outcome: 'kept', reason: null };
  }
  if (state.kind === 'window' || now.kind === 'window') {
    return windowOutcome(state, now, heir, side, reading);
  }
  const [was, is] = [state.kind, now.kind];
  if (was === null) {
    return { outcome: 'unknown', reason: message('how it is kept is not known') };
  }
  if (was !== is) {
    return {
      outcome: 'fails',
      reason: message(
        'Incompatible key/value state types. Was [{0}], registered with [{1}].',
        was.toUpperCase(),
        is.toUpperCase(),
      ),
    };
  }
  return ofChange(keyedValueChange(state.serializer, now, reading));
}

/** A state that no descriptor of its name takes over. */
function missingOutcome(state: SavepointState, heir: Operator, candidates: readonly State[]): Told {
  if (!heir.allStatesKnown || candidates.some(({ name }) => name === null)) {
    return { outcome: 'unknown', reason: message('not all states of the new operator are known') };
  }
  if (state.kind === 'timer') {
    return {
      outcome: 'unknown',
      reason: message('the new operator has no timers; those that were registered never fire'),
    };
  }
  return candidates.some(({ kind }) => kind === state.kind)
    ? {
        outcome: 'unknown',
        reason: message('its descriptor is gone and others are new; where one of them is the same state, it is lost'),
      }
    : { outcome: 'kept', reason: message('its descriptor is gone; nothing reads it') };
}

/** `window-contents`: which windows there are, a savepoint tells by their class only. */
function windowOutcome(state: SavepointState, now: State, heir: Operator, side: JobSide, reading: Reading): Told {
  if (state.kind !== now.kind) {
    return {
      outcome: 'lost',
      reason: message('the new operator has other windows, or none: their contents are not found'),
    };
  }
  const kind = contentsKind(heir);
  const types = keptTypes(now, side, heir);
  if (state.name !== 'window-contents' || kind === null || types === null || state.serializer === null) {
    return { outcome: 'unknown', reason: message('its type is not known') };
  }
  const list = partOf(state.serializer, 'ListSerializer', 0);
  if ((list !== null) !== (kind === 'LIST')) {
    const was = list ? 'LIST' : 'REDUCING, AGGREGATING';
    return {
      outcome: 'fails',
      reason: message('Incompatible key/value state types. Was [{0}], registered with [{1}].', was, kind),
    };
  }
  return ofChange(contentsChange(list ?? state.serializer, types, reading));
}

/** `DefaultOperatorStateBackend.getListState` and `getBroadcastState` (1.17 to 2.3). */
function operatorStateOutcome(
  state: SavepointState,
  stored: SavepointOperator,
  heir: Operator,
  reading: Reading,
): Told {
  const { mode, name } = state;
  const rooms = heir.states.filter(
    (each) => each.mode !== null && (each.mode === 'BROADCAST') === (mode === 'BROADCAST'),
  );
  const now = rooms.find((each) => each.name === name);
  if (!now) {
    const isElse = state.kind === 'connector' || heir.kind === 'fromSource' || heir.kind.startsWith('sinkTo');
    if (isElse && heir.allStatesKnown && !rooms.some((each) => each.name === null)) {
      return { outcome: 'lost', reason: message('{0} has the uid now and does not read it', shown(heir)) };
    }
    return missingOutcome(state, heir, rooms);
  }
  if (now.mode !== mode) {
    return {
      outcome: 'fails',
      reason: message(
        'Incompatible state assignment modes. Was [{0}], registered with [{1}].',
        mode ?? '',
        now.mode ?? '',
      ),
    };
  }
  if (state.kind === 'connector' || now.kind === 'connector') {
    return connectorOutcome(state, stored, heir);
  }
  if (state.serializer === null || now.type === null) {
    return { outcome: 'unknown', reason: message('its type is not known') };
  }
  const value = snapshotChange(state.serializer, now.type, reading);
  if (mode !== 'BROADCAST') {
    return ofChange(value);
  }
  const key =
    state.keySerializer && now.keyType
      ? snapshotChange(state.keySerializer, now.keyType, reading)
      : unknown(message('the type of its keys is not known'));
  return ofChange(together([key, value]));
}

/** What a connector keeps is bytes to Flink: only the connector knows whether it reads them. */
function connectorOutcome({ name }: SavepointState, stored: SavepointOperator, heir: Operator): Told {
  const wrote = stored.connectors;
  if (wrote.length > 0 && wrote.every((connector) => reads(heir).includes(connector))) {
    return { outcome: 'kept', reason: null };
  }
  return {
    outcome: 'unknown',
    reason: message(
      'a savepoint does not tell which connector wrote {0}, and {1} reads only its own',
      name,
      shown(heir),
    ),
  };
}

/** The connectors whose state an operator reads, as `SavepointOperator.connectors` calls them. */
function reads(heir: Operator): string[] {
  const name = shown(heir);
  // DataGeneratorSource wraps a NumberSequenceSource
  return name === 'DataGeneratorSource' || heir.kind === 'fromSequence' ? [name, 'NumberSequenceSource'] : [name];
}

function shown({ function: name, kind }: Operator): string {
  return name?.replace(/^.*[.$]/, '') ?? kind;
}

function ofChange({ effect, reason }: TypeChange): Told {
  return { outcome: effect, reason };
}
