import { checkFindings, checkFix, checkSilent } from '../fixture/check';

const only = { only: ['generic-types-allowed'] };

const job = ({ type = 'String', before = '', mark = '', after = '' }) => `
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Fixture {
  public static void main(String[] args) throws Exception {
    ${before}StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();${mark}${after}
    DataStream<${type}> input = env.fromCollection(List.<${type}>of(${type === 'String' ? '"a"' : ''}));
    input.print();
    env.execute();
  }
}`;

const MARK = `
    //                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info [generic-types-allowed] No type of this job needs Kryo.`;

describe('generic-types-allowed', () => {
  it('fires where a job is executed and every type that is known needs no Kryo', () =>
    checkFindings(job({ mark: MARK }), only));

  it('is silent once generic types are disabled (near miss)', () =>
    checkSilent(job({ after: '\n    env.getConfig().disableGenericTypes();' }), only));

  it('is silent where the configuration decides', () =>
    checkSilent(`${job({})}\n//- conf/flink-conf.yaml\npipeline.generic-types: false`, only));

  it('is silent where a type is known to need Kryo', () => checkSilent(job({ type: 'java.time.LocalDate' }), only));

  it('is silent where a type is not known', () => checkSilent(job({ type: 'shop.Unknown' }), only));

  it('is silent where a list needs Kryo in this version, and fires where it does not', async () => {
    const split = (mark = '') =>
      `${job({ mark }).replace('input.print()', 'input.map(new Split()).print()')}
class Split implements org.apache.flink.api.common.functions.MapFunction<String, List<String>> {
  public List<String> map(String line) { return null; }
}`;
    await checkSilent(split(), { ...only, flink: '1.20' });
    await checkFindings(split(MARK), { ...only, flink: '2.0' });
  });

  it('is silent where the state of a source needs Kryo, or is not known', async () => {
    const from = (source: string) => checkSilent(job({}).replace(/env\.from.*;/, `env.addSource(${source});`), only);
    const kafka = 'org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer<String>';
    const schema = 'new org.apache.flink.api.common.serialization.SimpleStringSchema()';
    await from(`new ${kafka}("orders", ${schema}, new java.util.Properties())`);
    await from('new shop.Unknown()');
  });

  it('is silent where a key, a state or an accumulator needs Kryo', async () => {
    const behind = (calls: string, members = '') =>
      checkSilent(`${job({}).replace('input.print()', `input${calls}.print()`)}\n${members}`, only);
    await behind('.keyBy(line -> java.time.LocalDate.parse(line)).reduce((a, b) -> b)');
    await behind(
      '.keyBy(line -> line).countWindow(3).aggregate(new Longest())',
      `class Longest implements org.apache.flink.api.common.functions.AggregateFunction<String, java.util.UUID, String> {
  public java.util.UUID createAccumulator() { return null; }
}`,
    );
    await behind(
      '.keyBy(line -> line).process(new Last())',
      `class Last extends org.apache.flink.streaming.api.functions.KeyedProcessFunction<String, String, String> {
  public void processElement(String s, Context c, org.apache.flink.util.Collector<String> out) {
    getRuntimeContext().getState(new org.apache.flink.api.common.state.ValueStateDescriptor<>("day", java.time.LocalDate.class));
  }
}`,
    );
  });

  it('fires once where several jobs share the code, and only if it is true of all of them', async () => {
    const shared = (more: string, mark = '') => `
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
abstract class Frame {
  abstract void build(DataStream<Long> numbers);
  void run() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();${mark}
    build(env.fromSequence(1, 9));
    env.execute();
  }
}
class Plain extends Frame {
  void build(DataStream<Long> numbers) { numbers.print(); }
  public static void main(String[] args) throws Exception { new Plain().run(); }
}
class Other extends Frame {
  void build(DataStream<Long> numbers) { numbers${more}.print(); }
  public static void main(String[] args) throws Exception { new Other().run(); }
}`;
    await checkFindings(shared('.map(n -> n + 1)', MARK), only);
    await checkSilent(shared('.map(n -> java.time.LocalDate.ofEpochDay(n))'), only);
  });

  it('is silent where other code gets the environment and may add types of its own', () =>
    checkSilent(job({ after: '\n    Sources.addAll(env);' }), only));

  it('sets the option from 2.0 on, where the method is gone, and imports what it needs', () =>
    checkFix(
      job({}),
      'PipelineOptions.GENERIC_TYPES, false',
      job({
        after: '\n    env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));',
      }).replace(
        'StreamExecutionEnvironment;',
        'StreamExecutionEnvironment;\nimport org.apache.flink.configuration.Configuration;\nimport org.apache.flink.configuration.PipelineOptions;',
      ),
      { ...only, flink: '2.0' },
    ));

  it('adds the line behind the environment', () =>
    checkFix(
      job({}),
      'env.getConfig().disableGenericTypes();',
      job({ after: '\n    env.getConfig().disableGenericTypes();' }),
      only,
    ));
});
