/**
 * Savepoints against what the Flink that made them reads in them: those of `kinds`, which test/flink/savepoints/make-kinds.mjs
 * makes, and those of a folder that FLINK_SAVEPOINTS names, in which each has a `<name>.truth.json` beside it.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SavepointOperator } from '../../server/src/savepoint/savepoint';
import type { SerializerSnapshot } from '../../server/src/savepoint/serializers/snapshot';
import { KINDS, savepointIn } from './savepoint-data';

const FOLDERS = [KINDS, ...(process.env.FLINK_SAVEPOINTS ? [process.env.FLINK_SAVEPOINTS] : [])];

interface TrueSnapshot {
  readonly class: string;
  readonly version: number;
  readonly nested?: readonly TrueSnapshot[];
  readonly pojoClass?: string;
  readonly typeClass?: string;
  readonly fields?: Readonly<Record<string, TrueSnapshot | null>>;
}

interface TrueMeta {
  readonly name: string;
  readonly serializers: Readonly<Record<string, TrueSnapshot>>;
}

interface TrueHeader {
  readonly keySerializer?: TrueSnapshot;
  readonly states?: readonly TrueMeta[];
  readonly operatorStates?: readonly TrueMeta[];
  readonly broadcastStates?: readonly TrueMeta[];
}

interface TrueHandle {
  readonly class: string;
  readonly stateSize: number;
  readonly header?: TrueHeader;
  readonly states?: Readonly<Record<string, { readonly distributionMode: string; readonly count: number }>>;
  readonly materializedStateHandles?: readonly TrueHandle[];
}

interface TrueSubtask {
  readonly finished: boolean;
  readonly managedOperatorState?: readonly TrueHandle[];
  readonly rawOperatorState?: readonly TrueHandle[];
  readonly managedKeyedState?: readonly TrueHandle[];
  readonly rawKeyedState?: readonly TrueHandle[];
  readonly inputChannelState?: readonly TrueHandle[];
  readonly resultSubpartitionState?: readonly TrueHandle[];
}

interface TrueOperator {
  readonly operatorID: string;
  readonly operatorName: string | null;
  readonly operatorUid: string | null;
  readonly parallelism: number;
  readonly maxParallelism: number;
  /** Null before Flink knew of it. */
  readonly fullyFinished: boolean | null;
  readonly stateSize: number;
  readonly subtasks: Readonly<Record<string, TrueSubtask>>;
}

interface Truth {
  readonly metadataSize: number;
  readonly formatVersion: number;
  readonly checkpointId: number;
  readonly operators: readonly TrueOperator[];
}

const truths = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.truth.json'))
    .map((name) => path.join(folder, name)),
);

/** Checkpoints lie below the job's id; the newest counts. */
function savepointBeside(truth: string, { metadataSize }: Truth): string | null {
  const root = truth.replace(/\.truth\.json$/, '');
  if (!existsSync(root)) {
    return null;
  }
  if (existsSync(path.join(root, '_metadata'))) {
    return root;
  }
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === '_metadata' && statSync(path.join(root, name)).size === metadataSize)
    .sort();
  const last = found.at(-1);
  return last === undefined ? null : path.join(root, path.dirname(last));
}

/** What both know of a snapshot. */
function plain(snapshot: SerializerSnapshot | TrueSnapshot | null | undefined): unknown {
  if (!snapshot) {
    return null;
  }
  const { class: name, version, nested, pojoClass, fields } = snapshot;
  const wraps = nested && nested.length > 0 ? { nested: nested.map(plain) } : {};
  const of = fields && {
    fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plain(value)])),
  };
  return { name, version, ...wraps, ...(pojoClass && { pojoClass, ...of }) };
}

function serializersOf(subtasks: readonly TrueSubtask[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const add = (kind: string, metas: readonly TrueMeta[] = []) => {
    for (const { name, serializers } of metas) {
      const key = `${kind} ${name}`;
      if (!found.has(key)) {
        found.set(key, plain(serializers.VALUE_SERIALIZER));
      }
    }
  };
  for (const { managedOperatorState = [], managedKeyedState = [] } of subtasks) {
    for (const { header } of managedOperatorState) {
      add('operator', header?.operatorStates);
      add('operator', header?.broadcastStates);
    }
    for (const { header } of managedKeyedState) {
      add('keyed', header?.states);
    }
  }
  return found;
}

function countsOf(subtasks: readonly TrueSubtask[]): Map<string, [mode: string, entries: number]> {
  const counts = new Map<string, [string, number]>();
  for (const { managedOperatorState = [], rawOperatorState = [] } of subtasks) {
    for (const [name, { distributionMode, count }] of [...managedOperatorState, ...rawOperatorState].flatMap(
      ({ states }) => Object.entries(states ?? {}),
    )) {
      counts.set(name, [distributionMode, (counts.get(name)?.[1] ?? 0) + count]);
    }
  }
  return counts;
}

function compareOperator(mine: SavepointOperator, real: TrueOperator): void {
  const subtasks = Object.values(real.subtasks);
  assert.deepEqual(
    [mine.operatorId, mine.parallelism, mine.maxParallelism, mine.fullyFinished, mine.stateSize],
    [real.operatorID, real.parallelism, real.maxParallelism, real.fullyFinished ?? false, real.stateSize],
  );
  assert.deepEqual([mine.uid, mine.name], [real.operatorUid || null, real.operatorName || null]);
  const states = mine.states.filter(({ mode }) => mode !== null);
  assert.deepEqual(new Map(states.map(({ name, mode, entries }) => [name, [mode, entries]])), countsOf(subtasks));
  const keyed = subtasks.flatMap(({ managedKeyedState = [], rawKeyedState = [] }) => [
    ...managedKeyedState,
    ...rawKeyedState,
  ]);
  assert.equal(
    mine.keyed.reduce((sum, { size }) => sum + size, 0),
    keyed.reduce((sum, { stateSize }) => sum + stateSize, 0),
  );
  const serializers = serializersOf(subtasks);
  for (const state of mine.states) {
    const key = `${state.mode === null ? 'keyed' : 'operator'} ${state.name}`;
    if (serializers.has(key)) {
      assert.deepEqual(plain(state.serializer), serializers.get(key), key);
      serializers.delete(key);
    }
  }
  assert.deepEqual([...serializers.keys()], []);
}

describe('savepoints are read as Flink reads them', () => {
  for (const name of truths) {
    it(path.basename(name), function () {
      const truth: Truth = JSON.parse(readFileSync(name, 'utf8'));
      const at = savepointBeside(name, truth);
      if (at === null) {
        this.skip();
      }
      const savepoint = savepointIn(at);
      assert.equal(savepoint.fault, null);
      assert.deepEqual(
        [savepoint.formatVersion, Number(savepoint.checkpointId), savepoint.metadataSize],
        [truth.formatVersion, truth.checkpointId, truth.metadataSize],
      );
      const byId = new Map(savepoint.operators.map((operator) => [operator.operatorId, operator]));
      assert.equal(savepoint.operators.length, truth.operators.length);
      for (const real of truth.operators) {
        const mine = byId.get(real.operatorID);
        assert.ok(mine, real.operatorID);
        compareOperator(mine, real);
      }
    });
  }
});
