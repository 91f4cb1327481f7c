import assert from 'node:assert/strict';
import path from 'node:path';
import { KINDS, savepointIn } from './savepoint-data';

const transactionsOf = (name: string, connector: string) =>
  savepointIn(path.join(KINDS, name)).operators.flatMap(({ transactions }) =>
    transactions.filter((each) => each.connector === connector),
  );

describe('transactions that sinks have not committed', () => {
  for (const name of ['1.20.5-kafka', '2.2.1-kafka']) {
    it(`are told with what a KafkaSink keeps: ${name}`, () => {
      const told = transactionsOf(name, 'KafkaSink');
      assert.deepEqual(
        told.flatMap(({ prefixes }) => prefixes),
        ['totals-of-kinds'],
      );
      const pending = told.flatMap((each) => each.pending);
      assert.equal(pending.length > 0, name === '1.20.5-kafka');
      assert.ok(
        pending.every((id) => id.startsWith('totals-of-kinds-')),
        pending.join(),
      );
    });
  }

  it('are told with what a FlinkKafkaProducer keeps', () => {
    const [{ pending } = { pending: [] }] = transactionsOf('1.20.5-kafka', 'FlinkKafkaProducer');
    assert.ok(pending.length > 0);
    assert.ok(
      pending.every((id) => id.includes('totals of old')),
      pending.join(),
    );
  });

  it('are none of other sinks', () => {
    const { operators } = savepointIn(path.join(KINDS, '1.19.3-canonical'));
    assert.ok(operators.some(({ states }) => states.some(({ name }) => name === 'writer_raw_states')));
    assert.deepEqual(
      operators.flatMap(({ transactions }) => transactions),
      [],
    );
  });
});
