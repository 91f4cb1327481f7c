import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['max-parallelism-unset'] };

const job = ({ settings = '', key = '.keyBy(a -> a)', mark = '' }) => `
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Fixture {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();${mark}
    ${settings}
    env.fromData("a")${key}.map(a -> a).print();
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
    await checkSilent(job({ key: '' }), only);
  });

  it('is silent where the configuration beside it sets it', () =>
    checkSilent(`${job({})}\n//- conf/flink-conf.yaml\npipeline.max-parallelism: 720`, only));
});
