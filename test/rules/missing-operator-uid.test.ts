import { checkFindings, checkFix, checkSilent } from '../fixture/check';

const only = { only: ['missing-operator-uid'] };
const find = (java: string, options = {}) => checkFindings(java, { ...only, ...options });
const silent = (java: string, options = {}) => checkSilent(java, { ...only, ...options });

/** A job around some statements; every fixture of this rule is one. */
const job = (statements: string, members = '') => `
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import java.time.Duration;
class Fixture {
${members}
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${statements}
    env.execute();
  }
}`;

describe('missing-operator-uid', () => {
  it('fires on a source, on each operator of a chain and on the sink', () =>
    find(
      job(`
    env.fromData("a", "b")
    //  ^^^^^^^^ warning [missing-operator-uid] fromData
        .map(x -> x + "!")
    //   ^^^ info [missing-operator-uid] map
        .keyBy(x -> x)
        .window(TumblingProcessingTimeWindows.of(Duration.ofSeconds(5)))
        .reduce((a, b) -> a + b)
    //   ^^^^^^ warning [missing-operator-uid] window.reduce
        .sinkTo(new DiscardingSink<>());
    //   ^^^^^^ warning [missing-operator-uid] sinkTo`),
    ));

  it('is silent where every operator has a uid (near miss)', () =>
    silent(
      job(`
    env.fromData("a", "b").uid("letters-source-v1")
        .map(x -> x + "!").name("Shout").uid("shout-map-v1")
        .sinkTo(new DiscardingSink<>()).uid("letters-sink-v1");`),
    ));

  it('sees a uid that is set later, through the variable', () =>
    silent(
      job(`
    DataStreamSource<String> letters = env.fromData("a", "b");
    letters.setParallelism(1);
    letters.uid("letters-source-v1");`),
    ));

  it('never asks for a uid where none can be set: unions, keys, partitions, side outputs', () =>
    silent(
      job(`
    DataStream<String> letters = env.fromData("a", "b").uid("letters-source-v1");
    letters.union(letters).rebalance().keyBy(x -> x);`),
    ));

  it('names the operator as the code does', () =>
    find(
      job(`
    env.fromData("a", "b").name("Letters");
    //  ^^^^^^^^ [missing-operator-uid] The operator 'Letters' (fromData) has no uid`),
    ));

  it('takes a map with a class of its own on a keyed stream for one that may have state', () =>
    find(
      job(
        `
    KeyedStream<String, String> keyed = env.fromData("a").uid("a-source-v1").keyBy(x -> x);
    keyed.map(new Count());
    //    ^^^ warning [missing-operator-uid] map`,
        '  static class Count implements MapFunction<String, String> { public String map(String x) { return x; } }',
      ),
    ));

  it('is silent where a helper gets the operator and may set its uid', () =>
    silent(
      job(
        'named(env.fromData("a"));',
        '  static void named(SingleOutputStreamOperator<String> operator) { operator.uid("a-source-v1"); }',
      ),
    ));

  it('is silent where a method returns the operator as one that takes a uid', () =>
    silent(
      job(
        '',
        '  static DataStreamSource<String> letters(StreamExecutionEnvironment env) { return env.fromData("a"); }',
      ),
    ));

  it('fires where a method returns it as a plain stream, on which nobody can set a uid', () =>
    find(
      job(
        '',
        `
  static DataStream<String> letters(StreamExecutionEnvironment env) {
    return env.fromData("a");
    //         ^^^^^^^^ [missing-operator-uid]
  }`,
      ),
    ));

  it('is silent about the uid methods of other people', () =>
    silent(`
      class Fixture {
        interface User { User map(String name); String uid(); }
        String id(User user) { return user.map("a").uid(); }
      }
    `));

  it('is silent about a batch job: it takes no savepoints', () =>
    silent(
      job(`
    env.setRuntimeMode(RuntimeExecutionMode.BATCH);
    env.fromData("a").print();`),
    ));

  it('is silent in tests', () => silent(`//- src/test/java/Fixture.java\n${job('env.fromData("a").print();')}`));

  it('is silent about an operator whose uid is being typed', () =>
    silent(
      job(`
    env.fromData("a").uid(
    env.fromData("b").uid("b-source-v1");`),
    ));

  it('keeps its findings where another method is half typed', () =>
    find(
      job(
        `
    env.fromData("a");
    //  ^^^^^^^^ [missing-operator-uid]`,
        '  static void half() { int x = ; }',
      ),
    ));

  it('is silent about joins before 2.0, which give a plain stream', () => silent(join('')));

  it('fires on joins from 2.0 on', () =>
    find(join('\n    //   ^^^^^ warning [missing-operator-uid] join.apply'), { flink: '2.0' }));

  it('adds a uid after the convention, on a line of its own where the chain has lines', () =>
    checkFix(
      job(`
    env.fromData("a")
        .name("Raw Orders")
        .uid("raw-orders-source-v1")
        .map(x -> x)
        .name("Clean orders");
        `),
      'Add uid "clean-orders-map-v1"',
      job(`
    env.fromData("a")
        .name("Raw Orders")
        .uid("raw-orders-source-v1")
        .map(x -> x)
        .uid("clean-orders-map-v1")
        .name("Clean orders");
        `),
      only,
    ));

  it('adds a uid behind the call where the chain stands on one line', () =>
    checkFix(
      job('    DataStream<String> orders = env.fromData("a");'),
      'Add uid "orders-source-v1"',
      job('    DataStream<String> orders = env.fromData("a").uid("orders-source-v1");'),
      only,
    ));

  it('does not propose a uid that the file already uses', () =>
    checkFix(
      job(`
    env.fromData("b").uid("orders-source-v1");
    DataStream<String> orders = env.fromData("a");`),
      'Add uid',
      job(`
    env.fromData("b").uid("orders-source-v1");
    DataStream<String> orders = env.fromData("a").uid("orders-source-2-v1");`),
      only,
    ));

  function join(mark: string): string {
    return job(`
    DataStream<String> a = env.fromData("a").uid("a-source-v1");
    a.join(a)
        .where(x -> x)
        .equalTo(x -> x)
        .window(TumblingProcessingTimeWindows.of(Duration.ofSeconds(5)))
        .apply((x, y) -> x + y);${mark}`);
  }
});
