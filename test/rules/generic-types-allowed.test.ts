import { checkFindings, checkFix, checkSilent } from '../fixture/check';

const only = { only: ['generic-types-allowed'] };

const job = ({ type = 'String', before = '', mark = '', after = '' }) => `
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Fixture {
  public static void main(String[] args) throws Exception {
    ${before}StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();${mark}${after}
    DataStream<${type}> input = env.fromCollection(List.<${type}>of());
    input.print();
    env.execute();
  }
}`;

const MARK = `
    //                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info [generic-types-allowed] No type known to need Kryo`;

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
    await checkSilent(job({ type: 'List<String>' }), { ...only, flink: '1.20' });
    await checkFindings(job({ type: 'List<String>', mark: MARK }), { ...only, flink: '2.0' });
  });

  it('is silent beside a FlinkKafkaConsumer, whose state needs Kryo', () =>
    checkSilent(
      `${job({})}
class Source { Object legacy = new org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer<>("t", null, null); }`,
      only,
    ));

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
