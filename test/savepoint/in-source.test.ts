import assert from 'node:assert/strict';
import path from 'node:path';
import { buildWorkspace } from '../../server/src/analysis/build-workspace';
import { savepointInSource } from '../../server/src/analysis/savepoint-in-source';
import { DEFAULT_SETTINGS } from '../../server/src/analysis/settings';
import type { Workspace } from '../../server/src/analysis/workspace';
import { sayInEnglish } from '../../server/src/base/message';
import type { Backend } from '../../server/src/compatibility/revision';
import { javaParser } from '../fixture/java-parser';
import { DATA, savepointIn } from './savepoint-data';

/** The job of which the savepoints are. */
const JOB = `
import java.util.UUID;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.common.typeinfo.*;
import org.apache.flink.runtime.state.*;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

public class MakeSavepoint {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setMaxParallelism(8);
    env.fromSequence(0, 9).uid("numbers-source-v1")
        .map(new Slow()).uid("offsets-map-v1")
        .keyBy(n -> n % 5)
        .process(new Count()).uid("count-process-v1")
        .print().uid("numbers-sink-v1");
    env.execute();
  }

  static class Slow extends RichMapFunction<Long, Long> implements CheckpointedFunction {
    public Long map(Long n) { return n; }
    public void snapshotState(FunctionSnapshotContext context) {}
    public void initializeState(FunctionInitializationContext context) throws Exception {
      context.getOperatorStateStore().getListState(new ListStateDescriptor<>("split", Types.LONG));
      context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("union", Types.LONG));
      context.getOperatorStateStore().getBroadcastState(new MapStateDescriptor<>("rules", Types.STRING, Types.LONG));
    }
  }

  public static class Visit {
    public long count;
    public String name = "";
    public UUID id;
  }

  static class Count extends KeyedProcessFunction<Long, Long, Long> {
    private final ValueStateDescriptor<Visit> visit = new ValueStateDescriptor<>("visit", TypeInformation.of(Visit.class));
    private final MapStateDescriptor<String, Long> sums = new MapStateDescriptor<>("sums", Types.STRING, Types.LONG);
    private final ListStateDescriptor<Long> recent = new ListStateDescriptor<>("recent", Types.LONG);

    public void processElement(Long n, Context context, Collector<Long> out) throws Exception {
      ValueState<Visit> state = getRuntimeContext().getState(visit);
      MapState<String, Long> map = getRuntimeContext().getMapState(sums);
      ListState<Long> list = getRuntimeContext().getListState(recent);
      context.timerService().registerProcessingTimeTimer(Long.MAX_VALUE / 2);
      out.collect(n);
    }
  }
}
`;

async function workspaceOf(code: string, version: string): Promise<Workspace> {
  const { parse } = await javaParser();
  const dependency = `<dependency><groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>${version}</version></dependency>`;
  const texts = {
    java: new Map([['/project/src/main/java/MakeSavepoint.java', code]]),
    builds: new Map([['/project/pom.xml', `<project><dependencies>${dependency}</dependencies></project>`]]),
    configuration: new Map<string, string>(),
    unread: [],
  };
  return buildWorkspace('/project', texts, DEFAULT_SETTINGS, () => parse);
}

/** What becomes of each state of the job when this code is started: by operator, then the states in order. */
async function planned(name: string, code: string, backend: Backend = 'rocksdb', before: string | null = null) {
  const version = name.replace(/-.*/, '');
  const answer = savepointInSource(savepointIn(path.join(DATA, name)), await workspaceOf(code, version), {
    entry: null,
    backends: [backend],
    revision: before === null ? null : await workspaceOf(before, version),
  });
  assert.ok(answer.plan);
  const states = answer.plan.operators.flatMap(({ states: each }) => each);
  return {
    ...answer,
    verdict: answer.plan.verdict,
    of: (state: string) => states.find((each) => each.name === state),
    outcomeOf: (state: string) => states.find((each) => each.name === state)?.outcome,
    reasonOf: (state: string) =>
      sayInEnglish(states.find((each) => each.name === state)?.reason ?? { template: '', args: [] }),
  };
}

describe('a savepoint beside the source of its job', () => {
  for (const name of ['1.17.2-canonical', '1.20.5-native-files', '2.0.0-canonical-files', '2.3.0-canonical']) {
    it(`is restored as it is into the same code, where that is known to have written it: ${name}`, async () => {
      const { verdict, outcomeOf } = await planned(name, JOB, 'rocksdb', JOB);
      const states = ['split', 'union', 'rules', 'visit', 'sums', 'recent', 'SourceReaderState'];
      assert.deepEqual(
        states.map((state) => [state, outcomeOf(state)]),
        states.map((state) => [state, 'kept']),
      );
      assert.equal(verdict, 'compatible');
    });
  }

  it('does not tell how keys were made', async () => {
    const { of, reasonOf } = await planned('1.17.2-canonical', JOB);
    assert.deepEqual([of('visit')?.stored.outcome, of('visit')?.outcome], ['kept', 'unknown']);
    assert.match(reasonOf('visit'), /say which revision wrote it/);
  });

  it('loses its keyed state where the code makes other keys', async () => {
    const { outcomeOf } = await planned('1.17.2-canonical', JOB.replace('n -> n % 5', 'n -> n % 7'), 'rocksdb', JOB);
    assert.notEqual(outcomeOf('visit'), 'kept');
    assert.equal(outcomeOf('split'), 'kept');
  });

  it('cannot be read where a field has another type', async () => {
    const { outcomeOf, verdict } = await planned(
      '1.20.5-native-files',
      JOB.replace('public long count', 'public String count'),
    );
    assert.deepEqual([outcomeOf('visit'), outcomeOf('sums'), verdict], ['fails', 'unknown', 'fails']);
  });

  it('is migrated where a field is gone', async () => {
    const { of } = await planned('2.3.0-canonical', JOB.replace('public UUID id;', ''));
    assert.equal(of('visit')?.stored.outcome, 'migrated');
  });

  it('has keys of another type than the code', async () => {
    const { outcomeOf } = await planned(
      '1.17.2-canonical',
      JOB.replace('n -> n % 5', 'n -> "k" + n').replaceAll('<Long, Long, Long>', '<String, Long, Long>'),
    );
    assert.deepEqual([outcomeOf('visit'), outcomeOf('recent')], ['fails', 'fails']);
  });

  it('has union state that the code wants to split', async () => {
    const { outcomeOf, reasonOf } = await planned('1.17.2-canonical', JOB.replace('getUnionListState', 'getListState'));
    assert.equal(outcomeOf('union'), 'fails');
    assert.match(reasonOf('union'), /Was \[UNION\], registered with \[SPLIT_DISTRIBUTE\]/);
  });

  it('has elements of another type than the code', async () => {
    const { outcomeOf } = await planned(
      '1.17.2-canonical',
      JOB.replace('"split", Types.LONG', '"split", Types.STRING'),
    );
    assert.deepEqual([outcomeOf('split'), outcomeOf('union')], ['fails', 'kept']);
  });

  it('is dropped where the uid is gone, which only the flag allows', async () => {
    const { outcomeOf, verdict, findings } = await planned(
      '1.17.2-canonical',
      JOB.replace('offsets-map-v1', 'offsets-map-v2'),
    );
    assert.deepEqual([outcomeOf('split'), verdict], ['dropped', 'needs-allow-non-restored-state']);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['orphan-state'],
    );
  });

  it('fails as a whole where the max parallelism is another one', async () => {
    const { outcomeOf, findings } = await planned(
      '1.17.2-canonical',
      JOB.replace('setMaxParallelism(8)', 'setMaxParallelism(16)'),
    );
    assert.equal(outcomeOf('split'), 'fails');
    assert.ok(findings.every(({ rule }) => rule === 'max-parallelism-mismatch'));
  });

  it('is matched by uids, each with its place', async () => {
    const { origins } = await planned('1.17.2-canonical', JOB);
    const uids = [...origins.values()].map(({ uid, entry }) => [uid, entry]);
    assert.ok(uids.some(([uid, entry]) => uid === 'count-process-v1' && entry === 'MakeSavepoint#main'));
  });
});
