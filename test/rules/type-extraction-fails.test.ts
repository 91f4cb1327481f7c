import { checkFindings, checkFix, checkNoFix, checkSilent } from '../fixture/check';

const only = { only: ['type-extraction-fails'] };

const job = (body: string) => `
package shop;
import java.util.*;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.common.typeinfo.*;
import org.apache.flink.api.java.tuple.*;
import org.apache.flink.streaming.api.datastream.DataStream;
class Job {
${body}
}`;

describe('type-extraction-fails', () => {
  const raw = `
  Object last = new ValueStateDescriptor<>("last", Tuple2.class);
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [type-extraction-fails] of Tuple2: Tuple needs to be parameterized by using generics.
  Object last2 = new ValueStateDescriptor<>("last", Tuple.class);
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [type-extraction-fails] Usage of class Tuple as a type is not allowed.`;

  it('fires on tuples without type arguments, in all versions', async () => {
    for (const flink of ['1.18', '1.20', '2.2', null]) {
      await checkFindings(job(raw), { ...only, flink });
    }
  });

  it('fires on what a function makes', () =>
    checkFindings(
      job(`
  void run(DataStream<String> lines) {
    DataStream<Tuple2> pairs = lines.map(new Pair());
    //                               ^^^ [type-extraction-fails] Tuple needs to be parameterized
    lines.map(new Pair()).print();
    //    ^^^ [type-extraction-fails]
  }
  static class Pair implements MapFunction<String, Tuple2> { public Tuple2 map(String line) { return null; } }`),
      only,
    ));

  it('is silent about tuples with type arguments, and where the type is told (near miss)', () =>
    checkSilent(
      job(`
  Object last = new ValueStateDescriptor<>("last", Types.TUPLE(Types.STRING, Types.LONG));
  Object hint = TypeInformation.of(new TypeHint<Tuple2<String, Long>>() {});
  void run(DataStream<String> lines, DataStream<Tuple2> given) {
    DataStream<Tuple2> pairs = lines.map(new Pair()).returns(Types.TUPLE(Types.STRING, Types.LONG));
  }
  static class Pair implements MapFunction<String, Tuple2> { public Tuple2 map(String line) { return null; } }`),
      only,
    ));

  it('leaves a class that contains itself to recursive-type (near miss)', () =>
    checkSilent(
      job(`
  Object last = new ValueStateDescriptor<>("last", Node.class);
  public static class Node { public List<Node> children; }`),
      { ...only, flink: '2.2' },
    ));

  describe('fixes', () => {
    const whole = (imports: string, body: string, members: string) => `
package shop;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;${imports}
public class Fixture {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromData("a")${body}.print();
    env.execute();
  }
${members}
}`;
    const MAKE = `
  static class Make<T> implements MapFunction<String, T> {
    public T map(String line) { return null; }
  }`;
    const HINT = '\nimport org.apache.flink.api.common.typeinfo.TypeHint;';

    it('says what a generic function makes, as the compiler knows it', () =>
      checkFix(
        whole('', '.map(new Make<Integer>())', MAKE),
        'Add .returns(new TypeHint<Integer>() {})',
        whole(HINT, '.map(new Make<Integer>()).returns(new TypeHint<Integer>() {})', MAKE),
        only,
      ));

    const count = (made: string) => `
  static class Count extends KeyedProcessFunction<String, String, String> {
    private ValueState<Tuple2<String, Long>> total;
    public void open(org.apache.flink.configuration.Configuration settings) {
      total = getRuntimeContext().getState(${made});
    }
    public void processElement(String line, Context context, Collector<String> out) {}
  }`;
    const TYPES = '\nimport org.apache.flink.api.common.typeinfo.Types;';

    it('says what a state holds, as its field is declared', () =>
      checkFix(
        whole('', '.keyBy(a -> a).process(new Count())', count('new ValueStateDescriptor("total", Tuple2.class)')),
        'Say the type: Types.TUPLE(Types.STRING, Types.LONG)',
        whole(
          TYPES,
          '.keyBy(a -> a).process(new Count())',
          count('new ValueStateDescriptor<>("total", Types.TUPLE(Types.STRING, Types.LONG))'),
        ),
        only,
      ));

    it('are none where the whole type is written nowhere', () =>
      checkNoFix(
        whole(
          '',
          '.map(new Pair())',
          '  static class Pair implements MapFunction<String, Tuple2> { public Tuple2 map(String line) { return null; } }',
        ),
        '',
        only,
      ));
  });
});
