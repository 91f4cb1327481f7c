import assert from 'node:assert/strict';
import path from 'node:path';
import { message, sayInEnglish } from '../../server/src/base/message';
import { againstSource } from '../../server/src/savepoint/findings/against-source';
import { allFindings, DEFAULT_FRAME_SIZE } from '../../server/src/savepoint/findings/all-findings';
import { skewedStates } from '../../server/src/savepoint/findings/skewed-state';
import { staleUnionStates } from '../../server/src/savepoint/findings/stale-union-state';
import type { Savepoint } from '../../server/src/savepoint/savepoint';
import { DATA, metadataOf, operatorWith, savepointIn, savepointOf } from './savepoint-data';

const open = (name: string) => savepointIn(path.join(DATA, name));
const rulesOf = (savepoint: Savepoint, frameSize = DEFAULT_FRAME_SIZE) =>
  allFindings(savepoint, frameSize).map(({ rule, state }) => (state === null ? rule : `${rule} ${state}`));

describe('findings of a savepoint', () => {
  it('are none of union state that each subtask writes by itself', () => {
    assert.deepEqual(rulesOf(open('1.17.2-canonical')), ['kryo-state visit']);
  });

  it('tell stale union state with the restores it went through', () => {
    const [finding] = allFindings(open('1.20.5-stale-kafka'), DEFAULT_FRAME_SIZE);
    assert.equal(finding?.rule, 'stale-union-state');
    assert.deepEqual([finding?.growth?.entries, finding?.growth?.partitions, finding?.growth?.restores], [24, 3, 3]);
  });

  it('tell amounts in words that people read', () => {
    const stale = open('1.20.5-stale-kafka');
    const operator = operatorWith(stale, 'topic-partition-offset-states');
    const said = (frameSize: number, entries: number) => {
      const states = operator.states.map((state) => (state.entries === 24 ? { ...state, entries } : state));
      const [finding] = staleUnionStates({ ...stale, operators: [{ ...operator, states }] }, frameSize);
      return sayInEnglish(finding?.message ?? message(''));
    };
    assert.match(said(DEFAULT_FRAME_SIZE, 24), /24 entries for 3 partitions after 3 restores.* frame size of 10 MiB$/);
    assert.match(
      said(DEFAULT_FRAME_SIZE + 1, 6),
      /6 entries for 3 partitions after 1 restore,.* 10\.0 MiB \(10485761 bytes\)$/,
    );
    assert.match(said(1000, 3), /has 3 entries for 3 partitions, and.* 1000 bytes$/);
  });

  it('are none of a consumer alone whose partitions were not all read: only a copy proves that it is stale', () => {
    const savepoint = open('1.20.5-stale-kafka');
    const operator = operatorWith(savepoint, 'topic-partition-offset-states');
    const alone = { ...operator, states: operator.states.filter(({ name }) => name !== 'SourceReaderState') };
    const rules = (repeating: readonly string[]) =>
      staleUnionStates({ ...savepoint, operators: [{ ...alone, repeating }] }, DEFAULT_FRAME_SIZE).length;
    assert.deepEqual(operator.repeating, ['FlinkKafkaConsumer']);
    assert.deepEqual([rules([]), rules(operator.repeating)], [0, 1]);
  });

  it('tell metadata that comes near the frame size', () => {
    const savepoint = open('1.17.2-canonical');
    assert.ok(rulesOf(savepoint, savepoint.metadataSize).includes('metadata-near-frame-size'));
    assert.ok(!rulesOf(savepoint, savepoint.metadataSize * 2).includes('metadata-near-frame-size'));
  });

  it('tell files that are missing beside the metadata, once an operator', () => {
    const findings = allFindings(savepointOf(metadataOf('2.0.0-canonical-files')), DEFAULT_FRAME_SIZE);
    const missing = findings.filter(({ rule }) => rule === 'missing-state-file');
    assert.equal(new Set(missing.map(({ operatorId }) => operatorId)).size, missing.length);
    assert.ok(missing.length >= 2);
  });

  it('tell keyed state of which one subtask has most', () => {
    const savepoint = open('1.17.2-canonical');
    const operator = operatorWith(savepoint, 'visit');
    const keyed = operator.keyed.map((part, i) => ({ ...part, size: i === 0 ? 90_000_000 : 1_000_000 }));
    const withSizes = (sizes: typeof keyed) => ({
      ...savepoint,
      operators: [{ ...operator, parallelism: 4, keyed: sizes }],
    });
    assert.deepEqual(
      skewedStates(withSizes(keyed)).map(({ rule }) => rule),
      ['skewed-state'],
    );
    assert.deepEqual(skewedStates(withSizes(operator.keyed.map((part) => ({ ...part })))), []);
  });
});

describe('a savepoint beside its source', () => {
  const savepoint = open('1.17.2-canonical');
  const { operatorId, maxParallelism } = operatorWith(savepoint, 'visit');
  const others = savepoint.operators.filter((operator) => operator.operatorId !== operatorId);
  const source = (set: number | null) => ({
    entry: 'shop.Job#main',
    isWhole: true,
    operators: [
      { operatorId, userHash: null, maxParallelism: set },
      ...others.map((other) => ({ operatorId: other.operatorId, userHash: null, maxParallelism: null })),
    ],
  });

  it('has nothing to say where every operator takes its state', () => {
    assert.deepEqual(againstSource(savepoint, source(maxParallelism)), []);
  });

  it('has state that no operator takes', () => {
    const job = { ...source(null), operators: source(null).operators.slice(1) };
    assert.deepEqual(
      againstSource(savepoint, job).map((finding) => [finding.rule, finding.operatorId]),
      [['orphan-state', operatorId]],
    );
  });

  it('proves nothing by an absence where the job is not known as a whole', () => {
    assert.deepEqual(againstSource(savepoint, { ...source(null), operators: [], isWhole: false }), []);
  });

  it('has another max parallelism than the code sets', () => {
    assert.deepEqual(
      againstSource(savepoint, source(256)).map(({ rule }) => rule),
      ['max-parallelism-mismatch'],
    );
  });
});
