import { checkFindings, checkFix, checkSilent } from '../fixture/check';

const only = { only: ['name-without-uid'] };

const job = (statements: string) => `
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Fixture {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    DataStream<String> letters = env.fromData("a", "b").uid("letters-source-v1");
${statements}
    env.execute();
  }
}`;

describe('name-without-uid', () => {
  it('fires on an operator that has a name and no uid', () =>
    checkFindings(
      job(`
    letters.map(x -> x + "!").name("Shout");
    //      ^^^ info [name-without-uid] The operator 'Shout' (map) has a name, but no uid`),
      only,
    ));

  it('is silent where there is a uid too, or no name (near miss)', async () => {
    await checkSilent(job('    letters.map(x -> x + "!").name("Shout").uid("shout-map-v1");'), only);
    await checkSilent(job('    letters.map(x -> x + "!");'), only);
  });

  it('leaves operators that keep state to missing-operator-uid', () =>
    checkSilent(job('    letters.keyBy(x -> x).reduce((a, b) -> b).name("Last");'), only));

  it('is silent about the name of a source, which every source must have', () =>
    checkSilent(job('    env.fromSource(Library.source(), Library.watermarks(), "Orders");'), only));

  it('adds a uid made of the name', () =>
    checkFix(
      job('    letters.map(x -> x + "!").name("Shout");'),
      'Add uid "shout-map-v1"',
      job('    letters.map(x -> x + "!").uid("shout-map-v1").name("Shout");'),
      only,
    ));
});
