import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['uid-off-convention'] };

const job = (statements: string) => `
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Fixture {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${statements}
    env.execute();
  }
}`;

const MOST = `
    DataStream<String> letters = env.fromData("a").uid("letters-source-v1");
    letters.print().uid("letters-sink-v1");
    letters.map(x -> x).uid("shouted-letters-map-v2");`;

describe('uid-off-convention', () => {
  it('fires on the odd one out of a job whose other uids follow the convention', () =>
    checkFindings(
      job(`${MOST}
    letters.filter(x -> true).uid("Filter letters");
    //                            ^^^^^^^^^^^^^^^^ info [uid-off-convention] The uid "Filter letters" is not written like the others`),
      only,
    ));

  it('is silent where all follow it, or most do not (near miss)', async () => {
    await checkSilent(job(MOST), only);
    await checkSilent(
      job(`${MOST}
    letters.filter(x -> true).uid("filter");
    letters.filter(x -> false).uid("filter2");`),
      only,
    );
  });

  it('fires on every uid that is not as the team writes them', () =>
    checkFindings(
      job(`
    env.fromData("a").uid("letters.source.1");
    env.fromData("b").uid("letters-source-v1");
    //                    ^^^^^^^^^^^^^^^^^^^ info [uid-off-convention] as your team writes uids (<what>.<kind>.<N>)`),
      { ...only, uidConvention: '<what>.<kind>.<N>' },
    ));

  it('is silent about uids that are not known', () =>
    checkSilent(job('    env.fromData("a").uid(args[0]);'), { ...only, uidConvention: '<what>-<kind>-v<N>' }));
});
