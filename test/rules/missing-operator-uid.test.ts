import { checkFindings, checkFix, checkSilent } from '../fixture/check';

const only = { only: ['missing-operator-uid'] };
const find = (java: string, options = {}) => checkFindings(java, { ...only, ...options });
const silent = (java: string, options = {}) => checkSilent(java, { ...only, ...options });

/** A job around some statements; every fixture of this rule is one. */
const job = (statements: string, members = '') => `
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.apache.flink.util.Collector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
    //   ^^^^^^ error [missing-operator-uid] window.reduce
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
    env.fromData("a", "b").name("Letters").sinkTo(new DiscardingSink<>()).uid("all-sink-v1");
    //  ^^^^^^^^ [missing-operator-uid] The operator 'Letters' (fromData) has no uid`),
    ));

  it('is an error where the function is known to register state, and says which', () =>
    find(
      job(
        `
    env.fromData("a").uid("a-source-v1").keyBy(x -> x).process(new Count());
    //                                                 ^^^^^^^ error [missing-operator-uid] yet it keeps state ('seen')`,
        `
  static class Count extends KeyedProcessFunction<String, String, String> {
    private ValueState<Long> seen;
    @Override public void open(Configuration configuration) {
      seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Long.class));
    }
    @Override public void processElement(String value, Context context, Collector<String> out) throws Exception {}
  }`,
      ),
    ));

  it('is advice where all of a function is known and nothing of it is state', () =>
    find(
      job(
        `
    KeyedStream<String, String> keyed = env.fromData("a").uid("a-source-v1").keyBy(x -> x);
    keyed.map(new Shout());
    //    ^^^ info [missing-operator-uid] map
    keyed.process(new Forward());
    //    ^^^^^^^ info [missing-operator-uid] process`,
        `
  static class Shout implements MapFunction<String, String> { public String map(String x) { return x; } }
  static class Forward extends KeyedProcessFunction<String, String, String> {
    @Override public void processElement(String value, Context context, Collector<String> out) { out.collect(value); }
  }`,
      ),
    ));

  it('is a warning where a function is not known', () =>
    find(
      job(`
    env.fromData("a").uid("a-source-v1").keyBy(x -> x).process(Library.counting());
    //                                                 ^^^^^^^ warning [missing-operator-uid] process`),
    ));

  it('is a warning on async operators', () =>
    find(
      job(`
    AsyncDataStream.unorderedWait(env.fromData("a").uid("a-source-v1"), Library.lookUp(), 1, TimeUnit.SECONDS);
    //              ^^^^^^^^^^^^^ warning [missing-operator-uid] async`),
    ));

  it('takes the two operators of a sink with a committer for one', () =>
    find(
      job(`
    env.fromData("a").uid("a-source-v1").sinkTo(Library.twoPhaseSink());
    //                                   ^^^^^^ warning [missing-operator-uid] sinkTo`),
    ));

  it('leaves an operator that keeps nothing and has a name to name-without-uid', () =>
    silent(job('    env.fromData("a").uid("a-source-v1").map(x -> x).name("Shout");')));

  it('is silent where Flink itself refuses such operators', () =>
    silent(job('    env.getConfig().disableAutoGeneratedUIDs();\n    env.fromData("a").map(x -> x).print();')));

  it('is silent where results are collected, which takes no uid', () =>
    silent(job('    env.fromData("a").uid("a-source-v1").executeAndCollect();')));

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
        '    letters(env).sinkTo(new DiscardingSink<>()).uid("all-sink-v1");',
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

  it('is silent about a batch job whose mode is set by an option', () =>
    silent(
      job(`
    env.configure(new Configuration().set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH));
    env.fromData("a").print();`),
    ));

  it('proposes uids as the team writes them', () =>
    checkFix(
      job(
        '    DataStream<String> orders = env.fromData("a");\n    orders.sinkTo(new DiscardingSink<>()).uid("all-sink-v1");',
      ),
      'Add uid "source/orders/1"',
      job(
        '    DataStream<String> orders = env.fromData("a").uid("source/orders/1");\n    orders.sinkTo(new DiscardingSink<>()).uid("all-sink-v1");',
      ),
      { ...only, uidConvention: '<kind>/<what>/<N>' },
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
    env.fromData("a").sinkTo(new DiscardingSink<>()).uid("all-sink-v1");
    //  ^^^^^^^^ [missing-operator-uid]`,
        '  static void half() { int x = ; }',
      ),
    ));

  it('is silent about joins before 2.0, which give a plain stream', () => silent(join('')));

  it('fires on joins from 2.0 on', () =>
    find(join('\n    //   ^^^^^ error [missing-operator-uid] join.apply'), { flink: '2.0' }));

  it('adds a uid after the convention, on a line of its own where the chain has lines', () =>
    checkFix(
      job(`
    env.fromData("a")
        .name("Raw Orders")
        .uid("raw-orders-source-v1")
        .keyBy(x -> x)
        .reduce((a, b) -> a)
        .name("Clean orders");
        `),
      'Add uid "clean-orders-reduce-v1"',
      job(`
    env.fromData("a")
        .name("Raw Orders")
        .uid("raw-orders-source-v1")
        .keyBy(x -> x)
        .reduce((a, b) -> a)
        .uid("clean-orders-reduce-v1")
        .name("Clean orders");
        `),
      only,
    ));

  it('adds a uid behind the call where the chain stands on one line', () =>
    checkFix(
      job(
        '    DataStream<String> orders = env.fromData("a");\n    orders.sinkTo(new DiscardingSink<>()).uid("all-sink-v1");',
      ),
      'Add uid "orders-source-v1"',
      job(
        '    DataStream<String> orders = env.fromData("a").uid("orders-source-v1");\n    orders.sinkTo(new DiscardingSink<>()).uid("all-sink-v1");',
      ),
      only,
    ));

  it('does not propose a uid that the file already uses', () =>
    checkFix(
      job(`
    DataStream<String> others = env.fromData("b").uid("orders-source-v1");
    DataStream<String> orders = env.fromData("a");
    orders.union(others).sinkTo(new DiscardingSink<>()).uid("all-sink-v1");`),
      'Add uid',
      job(`
    DataStream<String> others = env.fromData("b").uid("orders-source-v1");
    DataStream<String> orders = env.fromData("a").uid("orders-2-source-v1");
    orders.union(others).sinkTo(new DiscardingSink<>()).uid("all-sink-v1");`),
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
