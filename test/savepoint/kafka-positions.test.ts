import assert from 'node:assert/strict';
import path from 'node:path';
import { bytesSource } from '../../server/src/savepoint/bytes/byte-source';
import { DataReader } from '../../server/src/savepoint/bytes/data-reader';
import { KAFKA_CONSUMER } from '../../server/src/savepoint/connectors/kafka-consumer';
import { KAFKA_SOURCE, readKnownPartitions } from '../../server/src/savepoint/connectors/kafka-source';
import { liveOffsets } from '../../server/src/savepoint/live-offsets';
import { DATA, operatorWith, savepointIn } from './savepoint-data';

const reader = (hex: string) => new DataReader(bytesSource(Buffer.from(hex, 'hex')));
const STALE = path.join(DATA, '1.20.5-stale-kafka');

describe("a Kafka source's position", () => {
  it("is one behind the offset that FlinkKafkaConsumer's entry keeps", () => {
    const entry = '5701859998ff0804016f72646572f3000000000000012b';
    assert.deepEqual(KAFKA_CONSUMER.read(reader(entry)), { topic: 'orders', partition: 2, nextOffset: 300n });
  });

  it('is not known where FlinkKafkaConsumer keeps a sentinel', () => {
    const entry = '5701859998ff0804016f72646572f3fffffffffffffffe';
    assert.equal(KAFKA_CONSUMER.read(reader(entry))?.nextOffset, null);
  });

  it('is not read out of an entry whose hash is of another partition', () => {
    const entry = '5701859998ff0802016f72646572f3000000000000012b';
    assert.equal(KAFKA_CONSUMER.read(reader(entry)), null);
  });

  it("is the offset that KafkaSource's split keeps", () => {
    const split = '00000024000000000000001c00066f72646572730000000300000000000001908000000000000000';
    assert.deepEqual(KAFKA_SOURCE.read(reader(split)), { topic: 'orders', partition: 3, nextOffset: 400n });
  });

  it('is not read out of a split of another source', () => {
    assert.equal(KAFKA_SOURCE.read(reader('0000001b000000000000001300000000000000000000000000000000000000')), null);
  });

  it("is not known of partitions that only KafkaSource's coordinator has", () => {
    const coordinator = '00000001000000010000001000000001' + '00066f726465727300000002';
    assert.deepEqual(readKnownPartitions(reader(coordinator)), [{ topic: 'orders', partition: 2, nextOffset: null }]);
  });
});

describe('offsets left behind by FlinkKafkaConsumer', () => {
  it('are stale beside those of KafkaSource', () => {
    const { positions } = operatorWith(savepointIn(STALE), 'SourceReaderState');
    assert.deepEqual(
      positions.map(({ connector, partition, nextOffset, stale }) => [connector, partition, nextOffset, stale]),
      [
        ['FlinkKafkaConsumer', 0, 100n, true],
        ['FlinkKafkaConsumer', 1, 101n, true],
        ['FlinkKafkaConsumer', 2, 102n, true],
        ['KafkaSource', 0, 1000n, false],
        ['KafkaSource', 1, 1001n, false],
        ['KafkaSource', 2, 1002n, false],
      ],
    );
  });

  it('are never among the offsets to start from', () => {
    const [source] = liveOffsets(savepointIn(STALE));
    assert.deepEqual(
      source?.positions.map(({ nextOffset }) => nextOffset),
      [1000n, 1001n, 1002n],
    );
    assert.deepEqual(source?.reasons, []);
  });
});
