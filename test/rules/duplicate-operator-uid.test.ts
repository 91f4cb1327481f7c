import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['duplicate-operator-uid'] };

const job = (statements: string, members = '') => `
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Fixture {
  static final String LETTERS = "letters-source-v1";
${members}
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${statements}
  }
}`;

const find = (statements: string, members?: string) => checkFindings(job(statements, members), only);
const silent = (statements: string, members?: string) => checkSilent(job(statements, members), only);

describe('duplicate-operator-uid', () => {
  it('fires on the second use of a uid in a flow', () =>
    find(`
    env.fromData("a").uid("letters-source-v1").print().uid("print-sink-v1");
    env.fromData("b").uid("letters-source-v1");
    //                    ^^^^^^^^^^^^^^^^^^^ error [duplicate-operator-uid] "letters-source-v1" is already used`));

  it('is silent about different uids (near miss)', () =>
    silent(`
    env.fromData("a").uid("letters-source-v1");
    env.fromData("b").uid("letters-source-v2");`));

  it('knows constants and concatenations of them', () =>
    find(`
    env.fromData("a").uid(LETTERS);
    env.fromData("b").uid("letters" + "-source-v1");
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^ [duplicate-operator-uid]`));

  it('is silent about values it cannot know', () =>
    silent(
      `
    env.fromData("a").uid(args[0]);
    env.fromData("b").uid(args[0]);
    env.fromData("c").uid(name());
    env.fromData("d").uid(name());`,
      '  static String name() { return String.valueOf(System.nanoTime()); }',
    ));

  it('is silent about the arms of a choice: only one of them runs', () =>
    silent(`
    DataStream<String> letters;
    if (args.length > 0) {
      letters = env.fromData("a").uid("letters-source-v1");
    } else {
      letters = env.fromData("b").uid("letters-source-v1");
    }
    switch (args.length) {
      case 1: letters.map(x -> x).uid("map-v1"); break;
      case 2: letters.filter(x -> true).uid("map-v1"); break;
      default:
    }
    DataStream<String> other = args.length > 0 ? env.fromData("a").uid("o-v1") : env.fromData("b").uid("o-v1");`));

  it('fires on a case that falls through into the next', () =>
    find(`
    switch (args.length) {
      case 1: env.fromData("a").uid("letters-source-v1");
      case 2: env.fromData("b").uid("letters-source-v1"); break;
      //                            ^^^^^^^^^^^^^^^^^^^ [duplicate-operator-uid]
      default:
    }`));

  it('is silent behind an arm that ends the method', () =>
    silent(`
    if (args.length > 0) {
      env.fromData("a").uid("letters-source-v1");
      env.execute();
      return;
    }
    env.fromData("b").uid("letters-source-v1");`));

  it('fires behind an arm that does not', () =>
    find(`
    if (args.length > 0) {
      env.fromData("a").uid("letters-source-v1");
    }
    env.fromData("b").uid("letters-source-v1");
    //                    ^^^^^^^^^^^^^^^^^^^ [duplicate-operator-uid]`));

  it('is silent about two environments, which are two jobs', () =>
    silent(`
    StreamExecutionEnvironment other = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromData("a").uid("letters-source-v1");
    other.fromData("a").uid("letters-source-v1");`));

  it('is silent about two executions of an environment, which are two jobs', () =>
    silent(`
    env.fromData("a").uid("letters-source-v1");
    env.execute();
    env.fromData("a").uid("letters-source-v1");
    env.execute();`));

  it('is silent about two methods: each may be a job of its own', () =>
    silent(
      '    env.fromData("a").uid("letters-source-v1");',
      '  static void other(StreamExecutionEnvironment env) { env.fromData("a").uid("letters-source-v1"); }',
    ));

  it('takes the last uid of an operator for its uid', () =>
    silent(`
    env.fromData("a").uid("letters-source-v1").uid("letters-source-v2");
    env.fromData("b").uid("letters-source-v1");`));
});
