import assert from 'node:assert/strict';
import { sayInEnglish } from '../../server/src/base/message';
import { planNames } from '../../server/src/ide/name-operators';
import { openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

const job = (body: string) => `
package shop;
import org.apache.flink.api.common.state.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.Collector;
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    ${body}
    env.execute();
  }
  public static class Counter extends KeyedProcessFunction<String, String, String> {
    private ValueState<Long> count;
    public void open(Configuration c) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
    }
    public void processElement(String s, Context c, Collector<String> out) {}
  }
}`;

async function plan(body: string, keepIds = false) {
  const workspace = await openFixture(parseFixture(job(body)));
  const [file] = workspace.checkedFiles;
  assert.ok(file);
  const project = workspace.projectOf(file);
  const [first] = project.jobs;
  assert.ok(first);
  return planNames(first, project, workspace, keepIds, sayInEnglish);
}

describe('naming all operators', () => {
  it('gives each operator without a uid one after the convention', async () => {
    const { named } = await plan('env.fromData("a").uid("letters-source-v1").map(x -> x).filter(x -> true).print();');
    assert.equal(named.length, 3);
    assert.equal(new Set(named.map(({ uid }) => uid)).size, 3);
    for (const { uid } of named) {
      assert.match(uid, /-v1$/);
    }
  });

  it('tells whose state a running job would lose', async () => {
    const { losing, keeping } = await plan(
      'env.fromData("a").uid("a-source-v1").keyBy(x -> x).process(new Counter()).print();',
    );
    assert.deepEqual(losing, ['KeyedProcess']);
    assert.deepEqual(keeping, ['KeyedProcess']);
  });

  it('writes the generated id beside the uid where the old ids are to be kept', async () => {
    const { named } = await plan('env.fromData("a").keyBy(x -> x).process(new Counter()).print();', true);
    const texts = named.map(({ edit }) => edit.newText);
    assert.ok(
      texts.some((text) => /\.uid\(".*"\)\.setUidHash\("[0-9a-f]{32}"\)$/.test(text)),
      texts.join(),
    );
  });

  it('names nothing that a loop makes', async () => {
    const { named, skipped } = await plan('for (String s : args) { env.fromData(s).print(); }');
    assert.deepEqual(named, []);
    assert.match(skipped.map(({ why }) => why).join(), /used twice/);
  });

  it('has nothing to do where all have a uid', async () => {
    const { named, losing } = await plan('env.fromData("a").uid("a-source-v1").print().uid("a-sink-v1");');
    assert.deepEqual([named, losing], [[], []]);
  });
});
