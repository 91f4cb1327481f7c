import assert from 'node:assert/strict';
import path from 'node:path';
import type { Savepoint } from '../../server/src/savepoint/savepoint';
import { DATA, goldenOf, operatorWith, SAVEPOINTS, savepointIn } from './savepoint-data';

describe('a savepoint', () => {
  for (const name of SAVEPOINTS) {
    it(`of ${name} is read as Flink reads it`, () => {
      const savepoint = savepointIn(path.join(DATA, name));
      const { checkpointId, operators } = goldenOf(name);
      assert.equal(savepoint.fault, null);
      assert.equal(savepoint.checkpointId, BigInt(checkpointId));
      assert.deepEqual(asGolden(savepoint), operators);
      assert.deepEqual(savepoint.files.missing, []);
    });

    it(`of ${name} tells the kind and the serializer of each keyed state`, () => {
      const operator = operatorWith(savepointIn(path.join(DATA, name)), 'visit');
      const states = operator.states.map(({ name: state, kind, serializer }) => [
        state,
        kind,
        serializer?.class.split('.').at(-1),
      ]);
      assert.deepEqual(states.sort(), [
        ['_timer_state/event_user-timers', 'timer', 'TimerSerializerSnapshot'],
        ['_timer_state/processing_user-timers', 'timer', 'TimerSerializerSnapshot'],
        ['recent', 'list', 'ListSerializerSnapshot'],
        ['sums', 'map', 'MapSerializerSnapshot'],
        ['visit', 'value', 'PojoSerializerSnapshot'],
      ]);
      assert.equal(operator.keySerializer?.class.split('.').at(-1), 'LongSerializer$LongSerializerSnapshot');
    });

    it(`of ${name} tells the fields of a POJO and which of them Kryo writes`, () => {
      const visit = operatorWith(savepointIn(path.join(DATA, name)), 'visit').states.find(
        (state) => state.name === 'visit',
      );
      const { pojoClass, fields = {} } = visit?.serializer ?? {};
      assert.equal(pojoClass, 'MakeSavepoint$Visit');
      assert.deepEqual(Object.keys(fields).sort(), ['count', 'id', 'name']);
      assert.equal(fields.id?.typeClass, 'java.util.UUID');
    });
  }

  it('tells names and uids from Flink 2 on', () => {
    const { operators } = savepointIn(path.join(DATA, '2.3.0-canonical'));
    assert.ok(operators.some(({ uid, name }) => uid === 'count-process-v1' && name === 'count'));
  });

  it('tells the key groups of each subtask', () => {
    const { keyed } = operatorWith(savepointIn(path.join(DATA, '1.17.2-canonical')), 'visit');
    assert.deepEqual(
      keyed.map(({ subtask, keyGroups }) => [subtask, keyGroups]),
      [
        [0, { first: 0, count: 4 }],
        [1, { first: 4, count: 4 }],
      ],
    );
  });

  it('tells what kind of snapshot it is, from Flink 1.16 on', () => {
    const { properties } = savepointIn(path.join(DATA, '1.20.5-native-files'));
    assert.deepEqual(
      [properties?.kind, properties?.formatType, properties?.postCheckpointAction],
      ['savepoint', 'NATIVE', 'NONE'],
    );
  });
});

function asGolden({ operators }: Savepoint) {
  return operators.map((operator) => ({
    operatorId: operator.operatorId,
    uid: operator.uid,
    name: operator.name,
    parallelism: operator.parallelism,
    maxParallelism: operator.maxParallelism,
    stateSize: operator.stateSize,
    keyedStateSize: operator.keyed.reduce((sum, { size }) => sum + size, 0),
    states: Object.fromEntries(
      operator.states.filter(({ mode }) => mode !== null).map(({ name, mode, entries }) => [name, { mode, entries }]),
    ),
  }));
}
