import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['max-parallelism-unset'] };

const job = ({
  settings = 'env.enableCheckpointing(60_000);',
  keyed = '.keyBy(a -> a).reduce((a, b) -> b)',
  mark = '',
}) => `
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
    await checkSilent(job({ settings: 'env.enableCheckpointing(60_000); env.setMaxParallelism(720);' }), only);
    await checkSilent(job({ keyed: '' }), only);
  });

  it('is silent where what is keyed keeps nothing, or is not known to keep anything', async () => {
    await checkSilent(job({ keyed: '.keyBy(a -> a).map(a -> a)' }), only);
    await checkSilent(job({ keyed: '.keyBy(a -> a).process(Library.counting())' }), only);
  });

  it('is silent about a job that is not executed, and a batch job', async () => {
    await checkSilent(job({}).replace('env.execute();', ''), only);
    await checkSilent(
      job({
        settings:
          'env.enableCheckpointing(60_000); env.setRuntimeMode(org.apache.flink.api.common.RuntimeExecutionMode.BATCH);',
      }),
      only,
    );
  });

  it('fires where an operator has a uid, or a savepoint is given: the state is to last', async () => {
    const mark = `
    //                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [max-parallelism-unset]`;
    await checkFindings(job({ settings: '', mark, keyed: '.uid("a").keyBy(a -> a).reduce((a, b) -> b)' }), only);
    const launch = 'flink run -s s3://savepoints/1 -c Fixture job.jar';
    await checkFindings(`${job({ settings: '', mark })}\n//- run.sh\n${launch}\n`, only);
  });

  it('is silent where nothing shows that the state is to outlast a run (near miss)', () =>
    checkSilent(job({ settings: '' }), only));

  it('is silent where the configuration beside it sets it', () =>
    checkSilent(`${job({})}\n//- conf/flink-conf.yaml\npipeline.max-parallelism: 720`, only));
});
