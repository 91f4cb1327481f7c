import { checkFix } from '../fixture/check';

const job = (settings: string) => `
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Fixture {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();${settings}
    env.fromData("a").keyBy(a -> a).reduce((a, b) -> b).uid("last-reduce-v1").print();
    env.execute();
  }
}`;

describe('fixes of the max parallelism', () => {
  it('sets what Flink derives, and says what it was derived of', () =>
    checkFix(
      job(''),
      '128 if it was first started with a parallelism of at most 85',
      job('\n    env.setMaxParallelism(128);'),
      { only: ['max-parallelism-unset'] },
    ));

  it('sets what Flink derives of the parallelism of the code', () =>
    checkFix(
      job('\n    env.setParallelism(200);'),
      '512 if it was first started with a parallelism of 200',
      job('\n    env.setMaxParallelism(512);\n    env.setParallelism(200);'),
      { only: ['max-parallelism-unset'] },
    ));

  it('raises one that is too low to a multiple of the parallelism', () =>
    checkFix(
      job('\n    env.setParallelism(100);\n    env.setMaxParallelism( 128 );'),
      'Set the max parallelism to 300 (a savepoint that was taken with 128 does not restore)',
      job('\n    env.setParallelism(100);\n    env.setMaxParallelism( 300 );'),
      { only: ['max-parallelism-too-low'] },
    ));
});
