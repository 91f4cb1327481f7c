/** One operator of a savepoint, with all that is known of it: its states and their serializers, and who has how much. */
import type { KeyedPart, SavepointOperator, SavepointState } from '../../savepoint/savepoint';
import type { SerializerSnapshot } from '../../savepoint/serializers/snapshot';
import type { Telling } from '../telling';

export interface SavepointOperatorView {
  readonly operatorId: string;
  readonly states: readonly SavepointStateView[];
  /** How many further states there are. */
  readonly moreStates: number;
  readonly keySerializer: SerializerNode | null;
  readonly coordinatorSize: number | null;
  readonly channelSize: number;
  readonly handles: readonly string[];
  readonly incomplete: readonly string[];
  /** By subtask, in their order; `entries` only where any are counted. */
  readonly subtasks: {
    readonly indexes: readonly number[];
    readonly sizes: readonly number[];
    readonly entries: readonly number[] | null;
  };
  /** Bytes of each key group, the first of them is 0; null where the savepoint does not tell. */
  readonly keyGroups: readonly number[] | null;
}

export interface SavepointStateView {
  readonly name: string;
  readonly kind: string | null;
  readonly mode: string | null;
  readonly entries: number | null;
  readonly size: number | null;
  readonly serializers: readonly { readonly of: 'key' | 'namespace' | 'value'; readonly node: SerializerNode }[];
}

export interface SerializerNode {
  /** A field's name; empty where there is none. */
  readonly field: string;
  /** What it is of, in a few words. */
  readonly label: string;
  /** The snapshot's class and version. */
  readonly detail: string;
  readonly children: readonly SerializerNode[];
}

const MOST_STATES = 500;
/** Serializers of recursive types may be drawn out without end. */
const DEEPEST = 12;

/** @param keyGroupsOf bytes of each key group of a part; null where it does not tell */
export function savepointOperatorView(
  operator: SavepointOperator,
  keyGroupsOf: (part: KeyedPart) => readonly number[] | null,
  { say }: Pick<Telling, 'say'>,
): SavepointOperatorView {
  return {
    operatorId: operator.operatorId,
    states: operator.states.slice(0, MOST_STATES).map(stateView),
    moreStates: Math.max(0, operator.states.length - MOST_STATES),
    keySerializer: operator.keySerializer && serializerNode(operator.keySerializer),
    coordinatorSize: operator.coordinatorStateSize,
    channelSize: operator.channelStateSize,
    handles: operator.handles,
    incomplete: operator.incomplete.map(say),
    subtasks: subtasksOf(operator),
    keyGroups: keyGroupSizes(operator, keyGroupsOf),
  };
}

function stateView(state: SavepointState): SavepointStateView {
  const { name, kind, mode, entries, size } = state;
  const serializers = [
    { of: 'key', snapshot: state.keySerializer },
    { of: 'namespace', snapshot: state.namespaceSerializer },
    { of: 'value', snapshot: state.serializer },
  ] as const;
  return {
    name,
    kind,
    mode,
    entries,
    size,
    serializers: serializers.flatMap(({ of, snapshot }) => (snapshot ? [{ of, node: serializerNode(snapshot) }] : [])),
  };
}

function serializerNode(snapshot: SerializerSnapshot, field = '', depth = 0): SerializerNode {
  const named = Object.entries({
    ...snapshot.fields,
    ...snapshot.registeredSubclasses,
    ...snapshot.nonRegisteredSubclasses,
  });
  const own = snapshot.class.slice(snapshot.class.lastIndexOf('.') + 1).replace(/^.*\$/, '');
  const short = own.replace(/(Serializer)?(Config)?Snapshot$/, '');
  const of = snapshot.pojoClass ?? snapshot.typeClass;
  const next = depth + 1;
  return {
    field,
    label: snapshot.pojoClass ? `POJO ${snapshot.pojoClass}` : of ? `${short} ${of}` : short,
    detail: `${snapshot.class} v${snapshot.version}${snapshot.unread ? ' …' : ''}`,
    children:
      next > DEEPEST
        ? []
        : [
            ...named.map(([name, inner]) =>
              inner ? serializerNode(inner, name, next) : { field: name, label: '?', detail: '', children: [] },
            ),
            ...(snapshot.nested ?? []).map((inner) => serializerNode(inner, '', next)),
            ...[...(snapshot.constants ?? []), ...(snapshot.registrations ?? [])].map((label) => ({
              field: '',
              label,
              detail: '',
              children: [],
            })),
          ],
  };
}

function subtasksOf({ bySubtask, states }: SavepointOperator): SavepointOperatorView['subtasks'] {
  const entries = new Map<number, number>();
  for (const each of states.flatMap(({ subtasks }) => subtasks)) {
    entries.set(each.index, (entries.get(each.index) ?? 0) + each.entries);
  }
  return {
    indexes: bySubtask.map(({ index }) => index),
    sizes: bySubtask.map(({ operatorState, keyedState, channelState }) => operatorState + keyedState + channelState),
    entries: entries.size > 0 ? bySubtask.map(({ index }) => entries.get(index) ?? 0) : null,
  };
}

/** Summed over the parts; null as soon as one of them does not tell. */
function keyGroupSizes(
  { keyed, maxParallelism }: SavepointOperator,
  keyGroupsOf: (part: KeyedPart) => readonly number[] | null,
): number[] | null {
  const sums: number[] = [];
  for (const part of keyed) {
    const sizes = keyGroupsOf(part);
    if (!sizes) {
      return null;
    }
    sizes.forEach((size, i) => {
      const group = part.keyGroups.first + i;
      sums[group] = (sums[group] ?? 0) + size;
    });
  }
  // a damaged file may name any group
  const length = Math.min(sums.length, Math.max(0, maxParallelism));
  return keyed.length > 0 && length > 0 ? Array.from({ length }, (_, i) => sums[i] ?? 0) : null;
}
