import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['max-parallelism-unset'] };

const job = ({ settings = '', keyed = '.keyBy(a -> a).reduce((a, b) -> b)', mark = '' }) => `
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Fixture {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();${mark}
    ${settings}
    env.fromData("a")${keyed}.print();
    env.execute();
  }
}`;

describe('max-parallelism-unset', () => {
  it('fires once, at the environment of a job with keyed state', () =>
    checkFindings(
      job({
        mark: `
    //                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info [max-parallelism-unset] derives it`,
      }),
      only,
    ));

  it('is silent where the code sets it, or nothing is keyed (near miss)', async () => {
    await checkSilent(job({ settings: 'env.setMaxParallelism(720);' }), only);
    await checkSilent(job({ keyed: '' }), only);
  });

  it('is silent where what is keyed keeps nothing, or is not known to keep anything', async () => {
    await checkSilent(job({ keyed: '.keyBy(a -> a).map(a -> a)' }), only);
    await checkSilent(job({ keyed: '.keyBy(a -> a).process(Library.counting())' }), only);
  });

  it('is silent about a job that is not executed, and a batch job', async () => {
    await checkSilent(job({}).replace('env.execute();', ''), only);
    await checkSilent(
      job({ settings: 'env.setRuntimeMode(org.apache.flink.api.common.RuntimeExecutionMode.BATCH);' }),
      only,
    );
  });

  it('is silent where the configuration beside it sets it', () =>
    checkSilent(`${job({})}\n//- conf/flink-conf.yaml\npipeline.max-parallelism: 720`, only));
});
