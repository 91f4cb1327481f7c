/** What a restore does to the states of one operator that finds an heir: the operator of the new job with its id. */
import { message } from '../base/message';
import type { Operator, State } from '../topology/job';
import { connectorOutcome } from './connector-outcome';
import { areInputsExchanged } from './input-order';
import { keptInputs, keptTypes } from './kept-types';
import { keyChange } from './key-change';
import { missingOutcome } from './missing-state';
import { patternChange } from './pattern-change';
import type { Restore } from './revision';
import { type Handover, heavier, type Result, type StateOutcome } from './state-outcome';
import { isKeyed, roomOf } from './state-room';
import { assignedTo } from './state-variable';
import { KEPT, type TypeChange, together, unknown } from './type-change/effect';
import { mapKeyChange } from './type-change/map-keys';
import { lifeChange } from './type-change/time-to-live';
import { typeChange, typeChanges } from './type-change/type-change';
import { windowChange } from './window-change';
import { contentsKind } from './window-contents';

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
  const whole = [windows, ...ofFlinksOwn(old, handover)].reduce<Result>(heavier, typed);
  if (whole.outcome === 'fails' || whole.outcome === 'lost' || handover.meant) {
    return swappedNames(old, now, handover, restore) ?? whole;
  }
  return whole.outcome === 'unknown'
    ? whole
    : {
        outcome: 'wrong',
        reason:
          handover.heir.operator.uid.kind === 'none'
            ? message('it is read by another operator, which has the generated id now')
            : message('it is read by another operator, which has the uid now'),
      };
}

/** What else decides state that Flink's own operators keep: the stages of a pattern, and which input is which. */
function ofFlinksOwn(state: State, { old, heir }: Handover): Result[] {
  const pattern = state.origin === 'cep' ? patternChange(old.operator, heir.operator) : null;
  const isOfInputs = keptInputs(state, old.operator) !== null;
  const exchanged: Result[] =
    isOfInputs && areInputsExchanged(old, heir)
      ? [
          {
            outcome: 'wrong',
            reason: message('its inputs were exchanged: what came in at one side is taken for the other'),
          },
        ]
      : [];
  return [...(pattern ? [pattern] : []), ...exchanged];
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
  const parts: TypeChange[] = [livesOf(old, now, restore)];
  if (old.keyType || now.keyType) {
    parts.push(keysOf(old, now, restore));
  }
  const [was, is] = [keptTypes(old, before.side, before.operator), keptTypes(now, heir.side, heir.operator)];
  if (was === null || is === null) {
    parts.push(
      was === is && isBuiltIn(old) && isBuiltIn(now)
        ? builtInChange(old, restore)
        : unknown(message('its type is not known')),
    );
  } else {
    parts.push(typeChanges(was, is, restore));
  }
  return together(parts);
}

/** State that Flink's operators keep for themselves, of types of their own. */
function isBuiltIn({ origin, kind }: State): boolean {
  return origin !== null && kind !== 'window';
}

/** What triggers count, windows merge and patterns match is of Flink's own types; what is left keeps records. */
function builtInChange({ kind, name, origin }: State, { from, to }: Restore): TypeChange {
  const isSameLine = from.flinkVersion?.major === to.flinkVersion?.major;
  // numbers that triggers keep were restored from 1.20 into 2.2
  const isNumber = kind === 'reducing' || (origin !== 'DeltaTrigger' && (origin?.endsWith('Trigger') ?? false));
  const isOfLine = name === 'merging-window-set' || origin === 'cep';
  return isNumber || (isOfLine && isSameLine) ? KEPT : unknown(message('its type is not known'));
}

/** The keys of a map or a broadcast state. */
function keysOf(old: State, now: State, restore: Restore): TypeChange {
  if (!old.keyType || !now.keyType) {
    return unknown(message('the type of its keys is not known'));
  }
  const change = typeChange(old.keyType, now.keyType, restore);
  return old.kind === 'map' ? mapKeyChange(change, restore.backend) : change;
}

function livesOf(old: State, now: State, { from, to }: Restore): TypeChange {
  if (old.ttl === 'unknown') {
    return now.ttl === 'unknown' ? KEPT : unknown(message('whether it has a time to live is not known'));
  }
  return lifeChange(old.ttl !== null, now.ttl, from.flinkVersion && to.flinkVersion);
}

/** Two descriptors that exchanged their names: each variable reads what the other one wrote. */
function swappedNames(old: State, now: State, { old: before, heir }: Handover, restore: Restore): Result | null {
  const [was, is] = [assignedTo(old, restore.from), assignedTo(now, restore.to)];
  if (was === null || is === null || was === is) {
    return null;
  }
  const other = before.operator.states.find((state) => state !== old && assignedTo(state, restore.from) === is);
  const its = heir.operator.states.find((state) => state !== now && assignedTo(state, restore.to) === was);
  if (other && its && other.name === its.name) {
    return {
      outcome: 'wrong',
      reason: message('{0} reads what {1} wrote: the names of the two states were exchanged', is, was),
    };
  }
  const isGone = (state: State) => !heir.operator.states.some(({ name }) => name === state.name);
  return other && !its && isGone(other)
    ? { outcome: 'unknown', reason: message('{0} has the name that the state of {1} had, which is gone', is, was) }
    : null;
}
