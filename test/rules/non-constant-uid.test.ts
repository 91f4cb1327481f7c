import { checkFindings, checkFix, checkNoFix, checkSilent } from '../fixture/check';

const only = { only: ['non-constant-uid'] };
const find = (java: string) => checkFindings(java, only);
const silent = (java: string) => checkSilent(java, only);

const job = (statements: string, members = '') => `
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import org.apache.flink.api.java.utils.ParameterTool;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Fixture {
${members}
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${statements}
    env.execute();
  }
}`;

describe('non-constant-uid', () => {
  it('fires on a uid of chance', () =>
    find(
      job(`
    env.fromData("a").uid("orders-" + UUID.randomUUID()).print();
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [non-constant-uid] is made of UUID.randomUUID()
    env.fromData("b").uid(String.valueOf(new Random().nextInt())).print();
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [non-constant-uid] new Random()`),
    ));

  it('fires on a uid of the clock', () =>
    find(
      job(`
    env.fromData("a").uid("orders-" + System.currentTimeMillis()).print();
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [non-constant-uid] System.currentTimeMillis()
    env.fromData("b").uid(String.format("orders-%s", LocalDate.now())).print();
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [non-constant-uid] LocalDate.now()
    env.fromData("c").uid("orders-" + new SimpleDateFormat("yyyyMMdd").format(new Date())).print();
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [non-constant-uid] new Date()`),
    ));

  it('follows variables, fields and helpers', () =>
    find(
      job(
        `
    String name = "orders-" + RUN;
    env.fromData("a").uid(name).print();
    //                    ^^^^ error [non-constant-uid] UUID.randomUUID()
    env.fromData("b").uid(unique("orders")).print();
    //                    ^^^^^^^^^^^^^^^^ error [non-constant-uid] System.nanoTime()`,
        `
  private static final String RUN = UUID.randomUUID().toString();
  private static String unique(String name) { return name + "-" + System.nanoTime(); }`,
      ),
    ));

  it('is silent about what every start works out alike (near miss)', () =>
    silent(
      job(
        `
    for (int i = 0; i < 3; i++) {
      env.fromData("a").uid("orders-" + i);
    }
    env.fromData("b").uid(Fixture.class.getSimpleName() + "-" + UUID.nameUUIDFromBytes(new byte[] {1}));
    env.fromData("c").uid("orders-" + new Random(42).nextInt());
    env.fromData("d").uid("orders-" + UUID.randomUUID().toString().length());`,
      ),
    ));

  it('is silent about arguments, configuration and the environment, which a deployment keeps', () =>
    silent(
      job(`
    env.fromData("a").uid(args[0] + "-source-v1");
    env.fromData("b").uid(ParameterTool.fromArgs(args).get("uid", UUID.randomUUID().toString()));
    env.fromData("c").uid(System.getenv("JOB") + "-source-v1");
    env.fromData("d").uid(args.length > 1 ? args[1] : UUID.randomUUID().toString());`),
    ));

  it('is silent about code of others, of which nothing is known', () =>
    silent(job('    env.fromData("a").uid(Library.idFor(UUID.randomUUID()));')));

  it('puts a constant in its place', () =>
    checkFix(
      job('    DataStream<String> orders = env.fromData("a").uid("orders-" + UUID.randomUUID());\n    orders.print();'),
      'Use the constant uid "orders-source-v1"',
      job('    DataStream<String> orders = env.fromData("a").uid("orders-source-v1");\n    orders.print();'),
      only,
    ));

  it('has no fix where several operators get the uid: a constant would be used twice', async () => {
    await checkNoFix(
      job('    for (String letter : args) { env.fromData(letter).uid("orders-" + UUID.randomUUID()); }'),
      '',
      only,
    );
    await checkNoFix(
      job(
        '    letters(env);\n    letters(env);',
        `
  private static void letters(StreamExecutionEnvironment env) { env.fromData("a").uid("a-" + UUID.randomUUID()); }`,
      ),
      '',
      only,
    );
  });
});
