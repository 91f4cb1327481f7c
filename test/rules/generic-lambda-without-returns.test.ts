import { checkFindings, checkFix, checkNoFix, checkSilent } from '../fixture/check';

const only = { only: ['generic-lambda-without-returns'] };

const job = (statements: string, imports = '') => `
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;${imports}
import org.apache.flink.util.Collector;
class Fixture {
  static Tuple2<String, Long> pair(String word) { return Tuple2.of(word, 1L); }
  static class Pair implements MapFunction<String, Tuple2<String, Long>> {
    public Tuple2<String, Long> map(String word) { return Tuple2.of(word, 1L); }
  }
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    DataStream<String> words = env.fromData("a", "b");
${statements}
    env.execute();
  }
}`;

describe('generic-lambda-without-returns', () => {
  it('fires where a lambda gives a tuple and something needs its type', () =>
    checkFindings(
      job(`
    words.map(word -> Tuple2.of(word, 1L)).print();
    //    ^^^ error [generic-lambda-without-returns] The generic type parameters of 'Tuple2' are missing.`),
      only,
    ));

  it('fires on every lambda with a collector', () =>
    checkFindings(
      job(`
    words.flatMap((String word, Collector<String> out) -> out.collect(word)).print();
    //    ^^^^^^^ error [generic-lambda-without-returns] 'Collector'`),
      only,
    ));

  it('fires on a key', () =>
    checkFindings(
      job(`
    words.keyBy(word -> Tuple2.of(word, 1)).reduce((a, b) -> b).print();
    //    ^^^^^ error [generic-lambda-without-returns] 'Tuple2'`),
      only,
    ));

  it('is silent where the type is told, or the function keeps it (near miss)', () =>
    checkSilent(
      job(`
    words.map(word -> Tuple2.of(word, 1L)).returns(Types.TUPLE(Types.STRING, Types.LONG)).print();
    words.map(new Pair()).print();
    words.map(Fixture::pair).print();
    words.map(word -> word + "!").print();`),
      only,
    ));

  it('is silent where nothing ever needs the type', () =>
    checkSilent(job('    words.map(word -> Tuple2.of(word, 1L));'), only));

  it('tells the type behind the call', () =>
    checkFix(
      job('    words.map(word -> Tuple2.of(word, 1L)).print();'),
      'Add .returns(new TypeHint<Tuple2<String, Long>>() {})',
      job(
        '    words.map(word -> Tuple2.of(word, 1L)).returns(new TypeHint<Tuple2<String, Long>>() {}).print();',
      ).replace(
        'import org.apache.flink.util.Collector;\n',
        'import org.apache.flink.util.Collector;\nimport org.apache.flink.api.common.typeinfo.TypeHint;\n',
      ),
      only,
    ));

  it('has no fix where returns(…) comes too late', () =>
    checkNoFix(job('    words.keyBy(word -> Tuple2.of(word, 1)).reduce((a, b) -> b).print();'), '', only));
});
