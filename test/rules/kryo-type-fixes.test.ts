import { checkFix, checkNoFix } from '../fixture/check';

const only = { only: ['kryo-type'] };

const job = (body: string, { imports = '', functions = '' } = {}) => `
//- src/main/java/shop/Job.java
package shop;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.state.*;${imports}
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${body}
    env.execute();
  }
${functions}
}`;

const TYPES = '\nimport org.apache.flink.api.common.typeinfo.Types;';
/** Behind the last import. */
const typed = (text: string) => text.replace(/(import org.apache.flink.util.Collector;)/, `$1${TYPES}`);

const SPLIT = `  static class Split implements MapFunction<String, List<String>> {
    public List<String> map(String line) { return null; }
  }`;

const count = (types: string) => `  static class Count extends KeyedProcessFunction<String, String, String> {
    private final ValueStateDescriptor<LocalDate> day = new ValueStateDescriptor<>("day", ${types});
    private ValueState<LocalDate> last;
    public void open(org.apache.flink.configuration.Configuration settings) {
      last = getRuntimeContext().getState(day);
    }
    public void processElement(String in, Context context, Collector<String> out) throws Exception {
      last.update(LocalDate.MIN);
    }
  }`;

describe('fixes of kryo-type', () => {
  it('says what a list holds, behind the call that makes the stream', () =>
    checkFix(
      job('    env.fromData("a").map(new Split()).uid("split-map-v1").print();', { functions: SPLIT }),
      'Tell Flink the type: .returns(Types.LIST(Types.STRING)) (state written by Kryo will not restore; null in a list',
      typed(
        job('    env.fromData("a").map(new Split()).returns(Types.LIST(Types.STRING)).uid("split-map-v1").print();', {
          functions: SPLIT,
        }),
      ),
      only,
    ));

  it('gives dates of a lambda their own serializer', () =>
    checkFix(
      job(`
    env.fromData("a")
        .map(line -> LocalDate.parse(line))
        .print();`),
      '.returns(Types.LOCAL_DATE)',
      typed(
        job(`
    env.fromData("a")
        .map(line -> LocalDate.parse(line))
        .returns(Types.LOCAL_DATE)
        .print();`),
      ),
      only,
    ));

  it('gives a state descriptor the type in place of the class', () =>
    checkFix(
      job('    env.fromData("a").keyBy(a -> a).process(new Count()).print();', { functions: count('LocalDate.class') }),
      'Types.LOCAL_DATE',
      typed(
        job('    env.fromData("a").keyBy(a -> a).process(new Count()).print();', {
          functions: count('Types.LOCAL_DATE'),
        }),
      ),
      only,
    ));

  it('has none for what Flink has no serializer for', () =>
    checkNoFix(job('    env.fromData("a").map(a -> UUID.fromString(a)).print();'), '', only));

  it('has none for a list of what stays with Kryo', () =>
    checkNoFix(
      job('    env.fromData("a").map(new Split()).print();', {
        functions: SPLIT.replaceAll('<String>', '<UUID>').replace('<String, List<String>>', '<String, List<UUID>>'),
      }),
      '',
      only,
    ));
});
