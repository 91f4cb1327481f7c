import assert from 'node:assert/strict';
import { CONNECTORS } from '../../../server/src/flink/connector-state';
import { checkStates } from './states-in';

const source = (expression: string, java = '') => ({ java, kind: 'addSource', arguments: [expression] });
const sink = (expression: string, java = '') => ({ java, kind: 'addSink', arguments: [expression] });
const writer = (expression: string) => ({ java: '', kind: 'sinkTo.writer', arguments: [expression] });

describe('states of connectors', () => {
  it('are those of the class that a source is made of', () =>
    checkStates(
      source('new org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer<>("orders", schema, properties)'),
      ['connector Kinesis-Stream-Shard-State UNION of FlinkKinesisConsumer'],
    ));

  it('are those of what a builder gives, where that is another class', () =>
    checkStates(source('com.ververica.cdc.connectors.mysql.MySqlSource.<String>builder().hostname("db").build()'), [
      'connector offset-states UNION of DebeziumSourceFunction',
      'connector history-records-states UNION of DebeziumSourceFunction',
    ]));

  it('are inherited by classes of the project', () =>
    checkStates(
      sink(
        'new Files()',
        `class Files extends TwoPhaseCommitSinkFunction<String, String, Void> {
          Files() { super(Types.STRING.createSerializer(null), Types.VOID.createSerializer(null)); }
        }`,
      ),
      ['connector state SPLIT_DISTRIBUTE of TwoPhaseCommitSinkFunction'],
    ));

  it('are what the writer of a sink keeps, or nothing', async () => {
    await checkStates(writer('org.apache.flink.connector.kinesis.sink.KinesisStreamsSink.<String>builder().build()'), [
      'connector writer_raw_states SPLIT_DISTRIBUTE of KinesisStreamsSink',
    ]);
    await checkStates(writer('org.apache.flink.connector.mongodb.sink.MongoSink.<String>builder().build()'), []);
    await checkStates(
      writer('new org.apache.flink.connector.elasticsearch.sink.Elasticsearch7SinkBuilder<String>().build()'),
      [],
    );
  });

  it('are not known of a connector that no table has', () =>
    checkStates(source('new com.acme.QueueSource("orders")'), ['? the state of com.acme.QueueSource is not known']));

  it('are told of each class once, with where that is known from', () => {
    const classes = CONNECTORS.flatMap((connector) => connector.classes);
    assert.equal(new Set(classes).size, classes.length);
    for (const { versions, source: from } of CONNECTORS) {
      assert.match(versions, /\d+\.\d+/);
      assert.notEqual(from, '');
    }
  });
});
