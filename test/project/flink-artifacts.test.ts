/** Which artifacts have Flink's version. */
import assert from 'node:assert/strict';
import { builtForFlink, isVersionedWithFlink, withoutScalaSuffix } from '../../server/src/project/flink-artifacts';

describe('artifacts of the group org.apache.flink', () => {
  it('have the version of Flink when they are released with it', () => {
    for (const artifact of [
      'flink-core',
      'flink-streaming-java',
      'flink-clients',
      'flink-runtime',
      'flink-java',
      'flink-table-api-java-bridge',
      'flink-table-planner-loader',
      'flink-statebackend-rocksdb',
      'flink-metrics-prometheus',
      'flink-connector-base',
      'flink-connector-files',
      'flink-avro',
      'flink-test-utils',
      'flink-state-processor-api',
    ]) {
      assert.ok(isVersionedWithFlink(artifact), artifact);
    }
  });

  it('have versions of their own when they are released apart from it', () => {
    for (const artifact of [
      'flink-connector-kafka',
      'flink-connector-jdbc',
      'flink-connector-elasticsearch7',
      'flink-connector-aws-kinesis-streams',
      'flink-sql-connector-kafka',
      'flink-avro-glue-schema-registry',
      'flink-ml-core',
      'flink-cdc-common',
      'flink-shaded-jackson',
      'flink-kubernetes-operator',
      'flink-table-store-dist',
      'flink-statefun-sdk',
    ]) {
      assert.ok(!isVersionedWithFlink(artifact), artifact);
    }
  });

  it('are known without their Scala suffix', () => {
    assert.equal(withoutScalaSuffix('flink-streaming-java_2.12'), 'flink-streaming-java');
    assert.equal(withoutScalaSuffix('flink-clients_'), 'flink-clients');
    assert.equal(withoutScalaSuffix('flink-core'), 'flink-core');
  });

  it('name the Flink they are built for in the version of a connector only', () => {
    assert.equal(builtForFlink('3.4.0-1.20'), '1.20');
    assert.equal(builtForFlink('3.4.0-1.20-cp1'), '1.20');
    assert.equal(builtForFlink('1.20.0'), null);
    assert.equal(builtForFlink('2.0-SNAPSHOT'), null);
    assert.equal(builtForFlink('1.18.0-csa1.13.0.0'), null);
  });
});
