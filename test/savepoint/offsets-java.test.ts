import assert from 'node:assert/strict';
import { offsetLines } from '../../server/src/savepoint/offsets-java';

const positions = (topic: string, count: number) =>
  Array.from({ length: count }, (_, partition) => ({
    connector: 'KafkaSource',
    topic,
    partition,
    nextOffset: BigInt(partition) + 9_000_000_000n,
    stale: false,
  }));

describe('offsets as Java', () => {
  it('are a statement each where there are few', () => {
    assert.deepEqual(offsetLines('offsets', positions('orders', 2)), [
      'Map<TopicPartition, Long> offsets = new HashMap<>();',
      'offsets.put(new TopicPartition("orders", 0), 9000000000L);',
      'offsets.put(new TopicPartition("orders", 1), 9000000001L);',
    ]);
  });

  it('are few texts where there are many, for Java takes no method above 64 kB', () => {
    const all = [...positions('orders', 10_000), ...positions('returns', 3)];
    const lines = offsetLines('offsets', all);
    assert.ok(lines.length < 100);
    const read = lines.flatMap((line) => {
      const [topic = '', ...entries] = /^ {8}"(.*)",$/.exec(line)?.[1]?.split(' ') ?? [];
      return entries.map((entry) => `${topic}:${entry}`);
    });
    assert.deepEqual(
      read,
      all.map(({ topic, partition, nextOffset }) => `${topic}:${partition}:${nextOffset}`),
    );
  });
});
