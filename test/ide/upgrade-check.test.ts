import assert from 'node:assert/strict';
import { atOnce } from '../../server/src/base/giving-way';
import { sayInEnglish } from '../../server/src/base/message';
import { upgradeCheck } from '../../server/src/ide/upgrade-check/page';
import { openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

const page = async (java: string, flink = '1.20') =>
  atOnce(
    upgradeCheck([await openFixture(parseFixture(java), { flink })], { say: sayInEnglish, uriOf: (path) => path }),
  );

const job = (body: string, imports = '') => `
package shop;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
${imports}
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${body}
    env.execute();
  }
}`;

describe('the upgrade check', () => {
  it('lists calls of methods that are gone, with what takes their place', async () => {
    const text = await page(job('    env.getConfig().disableGenericTypes();\n    env.fromElements("a").print();'));
    assert.match(
      text,
      /Fixture\\\.java:9.*`ExecutionConfig\.disableGenericTypes\(\)`: removed; set the option pipeline/,
    );
    assert.doesNotMatch(text, /fromElements/);
  });

  it('lists a method that overrides nothing any more, and leaves the new one alone', async () => {
    const open = (parameter: string) =>
      page(
        `${job('')}
class Enrich extends RichMapFunction<String, String> {
  public void open(${parameter} given) {}
  public String map(String in) { return in; }
}`,
      );
    assert.match(await open('Configuration'), /`Enrich\.open\(Configuration\)`: overrides nothing in Flink 2.*open/);
    assert.doesNotMatch(await open('org.apache.flink.api.common.functions.OpenContext'), /overrides nothing/);
  });

  it('tells where a class has gone', async () => {
    const imports = `import org.apache.flink.api.java.utils.ParameterTool;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.windowing.time.Time;
import org.apache.flink.streaming.api.environment.CheckpointConfig.ExternalizedCheckpointCleanup;`;
    const text = await page(job('', imports));
    assert.match(text, /`ParameterTool`: moved to org\\\.apache\\\.flink\\\.util\\\.ParameterTool$/m);
    assert.match(text, /`SourceFunction`: moved to .*legacy.*; deprecated there/);
    assert.match(text, /`Time`: removed; use java\\\.time\\\.Duration/);
    assert.match(text, /`ExternalizedCheckpointCleanup`: removed; use ExternalizedCheckpointRetention/);
  });

  it('tells a removed overload by the types of its arguments', async () => {
    const imports =
      'import org.apache.flink.streaming.api.windowing.time.Time;\nimport org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;';
    const text = await page(job('    Object a = TumblingEventTimeWindows.of(Time.seconds(5));', imports));
    assert.match(text, /`TumblingEventTimeWindows\.of\(\)`/);
    const later = job('    Object a = TumblingEventTimeWindows.of(java.time.Duration.ofSeconds(5));', imports);
    assert.doesNotMatch(await page(later), /`TumblingEventTimeWindows\.of/);
  });

  it('lists the parts of types by what becomes of their serializers, and what to do', async () => {
    const order = `
//- src/main/java/shop/Order.java
package shop;
public class Order {
  public String id;
  public java.util.List<String> items;
  public java.util.UUID key;
}`;
    const edge = await page(`${job('    env.fromData(new Order()).map(order -> order).print();')}${order}`);
    assert.match(edge, /Order\\\.java:4\].* `Order\.items`: Kryo → list; no savepoint/);
    assert.match(edge, /stay with Kryo\n[\s\S]*Order\\\.java:5\].* `Order\.key`: no savepoint is known to hold it/);
    const state = await page(
      `${job('    env.fromData(new Order()).keyBy(order -> order.id).reduce((a, b) -> b).print();')}${order}`,
    );
    assert.match(state, /`Order\.items`: .*; a savepoint holds it, and does not restore/);
  });

  it('says nothing of a project that is on Flink 2', async () => {
    assert.match(await page(job('    env.getConfig().disableGenericTypes();'), '2.2'), /It is on Flink 2 already/);
  });
});
