import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sayInEnglish } from '../../../server/src/base/message';
import type { JavaParser } from '../../../server/src/syntax/java-parser';
import type { StreamGraphModel, StreamNodeModel } from '../../../server/src/topology/stream-graph/stream-graph';
import { testParser } from '../../typeinfo/java-pool';
import { graphsOf } from './graph-of';

const HERE = join(process.cwd(), 'test', 'topology', 'stream-graph');
const GOLDENS: Record<string, Record<string, object[]>> = JSON.parse(
  readFileSync(join(HERE, 'golden', 'graphs.json'), 'utf8'),
);

/** The cluster's default where the goldens were made. */
const DEFAULT_PARALLELISM = 1;

const IMPORTS = `
  import org.apache.flink.api.connector.sink2.*;
  import org.apache.flink.connector.elasticsearch.sink.Elasticsearch7SinkBuilder;
  import org.apache.flink.connector.file.sink.FileSink;
  import org.apache.flink.connector.kafka.sink.KafkaSink;
  import org.apache.flink.streaming.api.datastream.*;
  import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
  import org.apache.flink.streaming.api.functions.*;
  import org.apache.flink.streaming.api.windowing.assigners.*;
  import org.apache.flink.api.common.RuntimeExecutionMode;
`;

describe('the stream graph of a job', () => {
  let parser: JavaParser;
  before(async () => {
    parser = await testParser();
  });

  function jobsOf(version: string): Map<string, string> {
    const folders = ['common', `flink-${version.split('.')[0]}`].map((name) => join(HERE, 'jobs', name));
    return new Map(
      folders.flatMap((folder) => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])),
    );
  }

  /** The graph of the body of a `main` with an `env` and a stream of `numbers`. */
  function graphOf(body: string, version: string | null = '1.20', classes = ''): StreamGraphModel {
    const text = `${IMPORTS} public class Job { ${classes} public static void main(String[] args) throws Exception {
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
      DataStream<Long> numbers = env.fromSequence(1, 9);
      ${body}
      env.execute();
    } }`;
    const graph = graphsOf(new Map([['Job.java', text]]), parser, version).get('Job#main');
    assert.ok(graph, 'no program was found');
    return graph;
  }

  const kinds = ({ nodes }: StreamGraphModel) => nodes.map(({ kind }) => kind);
  const names = ({ nodes }: StreamGraphModel) => nodes.map(({ name }) => name);
  const generated = ({ nodes }: StreamGraphModel) =>
    nodes.filter(({ uid, operatorId }) => uid.value === null && operatorId);

  for (const [version, jobs] of Object.entries(GOLDENS)) {
    for (const [job, real] of Object.entries(jobs)) {
      if (job === 'Loop') {
        continue; // see below
      }
      it(`is what Flink ${version} makes of ${job}`, () => {
        const graph = graphsOf(jobsOf(version), parser, version, DEFAULT_PARALLELISM).get(`${job}#main`);
        assert.deepEqual(graph?.nodes.map(asInGolden), real);
        assert.deepEqual(graph?.incomplete, []);
      });
    }
  }

  it('has the head and the tail of an iteration, and what goes round', () => {
    const graph = graphsOf(jobsOf('1.20'), parser, '1.20', DEFAULT_PARALLELISM).get('Loop#main');
    assert.deepEqual(graph && kinds(graph), [
      'iterate.sink',
      'iterate.source',
      'fromSequence',
      'map',
      'filter',
      'print',
    ]);
    const [sink] = graph?.nodes ?? [];
    assert.deepEqual(
      sink?.inputs.map((input) => graph?.nodes[input]?.kind),
      ['filter'],
    );
    assert.deepEqual(graph?.incomplete, []);
  });

  it('has no ids that hang on a parallelism which is not known', () => {
    const graph = graphOf('numbers.print().setParallelism(1); env.fromSequence(1, 2).print();');
    assert.deepEqual(
      graph.nodes.map(({ operatorId }) => operatorId !== null),
      [false, false, true, true],
    );
  });

  it('has no source that nothing uses', () => {
    assert.deepEqual(kinds(graphOf('env.fromSequence(1, 2); numbers.print();')), ['fromSequence', 'print']);
  });

  it('tells which operators stand in each other’s place', () => {
    const { nodes } = graphOf(`
      DataStream<Long> some = args.length > 0 ? numbers.map(n -> n) : numbers.filter(n -> n > 1);
      some.print();
    `);
    assert.deepEqual(
      nodes.map(({ kind, inputs, alternativeOf }) => [kind, inputs, alternativeOf]),
      [
        ['fromSequence', [], null],
        ['map', [0], null],
        ['filter', [0], 1],
        ['print', [1, 2], null],
      ],
    );
  });

  it('has no generated ids where a choice decides what there is', () => {
    assert.deepEqual(generated(graphOf('if (args.length > 0) { numbers.print(); } numbers.print();')), []);
  });

  it('has no generated ids where there may be any number of an operator', () => {
    assert.deepEqual(generated(graphOf('for (String arg : args) { numbers.print(); }')), []);
  });

  it('has no generated ids in batch mode, where other operators are chained', () => {
    assert.deepEqual(generated(graphOf('env.setRuntimeMode(RuntimeExecutionMode.BATCH); numbers.print();')), []);
  });

  it('has the ids of uids whatever else is not known', () => {
    const { nodes } = graphOf('for (String arg : args) { numbers.print(); } numbers.print().uid("value-process-uid");');
    assert.equal(nodes.at(-1)?.operatorId, 'ca4f5fe9a637b656f09ea78b3e7a15b9');
  });

  it('names no windows of all keys that Flink describes by their state', () => {
    const graph = graphOf(`
      numbers.windowAll(GlobalWindows.create()).process(null).print();
      numbers.windowAll(GlobalWindows.create()).reduce((a, b) -> a).print();
    `);
    assert.deepEqual(names(graph).slice(1), [
      null,
      'Sink: Print to Std. Out',
      'GlobalWindows',
      'Sink: Print to Std. Out',
    ]);
  });

  it('names nothing by default before Flink 1.15', () => {
    assert.deepEqual(names(graphOf('numbers.map(n -> n).name("mine").print();', '1.14')), [null, 'mine', null]);
  });

  describe('that has a sink', () => {
    const unknown = ['The sink in line 14 is not known well enough to tell all its operators'];

    it('has its committer when the connector is known by its builder', () => {
      const graph = graphOf('numbers.sinkTo(KafkaSink.<Long>builder().build()).uid("to-kafka");');
      assert.deepEqual(graph.nodes.map(({ kind, uid }) => [kind, uid.value]).slice(1), [
        ['sinkTo.writer', 'to-kafka'],
        ['sinkTo.committer', 'Sink Committer: to-kafka'],
      ]);
      assert.deepEqual(graph.incomplete, []);
    });

    it('has a writer alone when the connector commits nothing', () => {
      const graph = graphOf('numbers.sinkTo(new Elasticsearch7SinkBuilder<Long>().setHosts().build());');
      assert.deepEqual([kinds(graph), graph.incomplete], [['fromSequence', 'sinkTo.writer'], []]);
    });

    it('is incomplete when its class is not known', () => {
      const graph = graphOf('numbers.sinkTo(Elsewhere.sink());');
      assert.deepEqual(kinds(graph), ['fromSequence', 'sinkTo.writer']);
      assert.deepEqual(graph.incomplete.map(sayInEnglish), unknown);
      assert.deepEqual(generated(graph), []);
    });

    it('is incomplete when a builder may have been told to compact', () => {
      const graph = graphOf(
        'var b = FileSink.forRowFormat(null, null); b.enableCompact(null, null); numbers.sinkTo(b.build());',
      );
      assert.deepEqual(graph.incomplete.map(sayInEnglish), unknown);
    });

    it('has a writer alone for a class that implements only Sink', () => {
      const graph = graphOf('numbers.sinkTo(new Mine());', '2.2', 'static class Mine implements Sink<Long> {}');
      assert.deepEqual([kinds(graph), graph.incomplete], [['fromSequence', 'sinkTo.writer'], []]);
    });

    it('has a committer for a class that implements SupportsCommitter', () => {
      const mine = 'static class Mine implements Sink<Long>, SupportsCommitter<String> {}';
      const graph = graphOf('numbers.sinkTo(new Mine());', '2.2', mine);
      assert.deepEqual([kinds(graph), graph.incomplete], [['fromSequence', 'sinkTo.writer', 'sinkTo.committer'], []]);
    });

    it('is incomplete for a class with a topology of its own', () => {
      const mine = `static class Mine implements Sink<Long>, SupportsCommitter<String>,
        org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology<String> {}`;
      const graph = graphOf('numbers.sinkTo(new Mine());', '2.2', mine);
      assert.deepEqual(kinds(graph), ['fromSequence', 'sinkTo.writer', 'sinkTo.committer']);
      assert.equal(graph.incomplete.length, 1);
    });

    it('has the hashes that are given for its operators', () => {
      const graph = graphOf(`numbers.sinkTo(KafkaSink.<Long>builder().build(), CustomSinkOperatorUidHashes.builder()
        .setWriterUidHash("0123456789abcdef0123456789abcdef").build());`);
      assert.deepEqual(
        graph.nodes.map(({ userHash }) => userHash),
        [null, '0123456789abcdef0123456789abcdef', null],
      );
    });
  });
});

function asInGolden(node: StreamNodeModel): object {
  const { name, uid, userHash, operatorId, parallelism, maxParallelism, inputs } = node;
  return { name, uid: uid.value, userHash, operatorId, parallelism, maxParallelism, inputs };
}
