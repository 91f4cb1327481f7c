import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['generic-types-disabled-but-reachable'] };

const job = (statements: string, members = '') => `
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
public class Fixture {
${members}
  public static class Order { public String id; public LocalDate date; }
  static class ToOrder implements MapFunction<Long, Order> { public Order map(Long id) { return new Order(); } }
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.getConfig().disableGenericTypes();
    DataStream<Long> numbers = env.fromSequence(1, 9);
${statements}
    env.execute();
  }
}`;

describe('generic-types-disabled-but-reachable', () => {
  it('fires where records need Kryo, with the way to the field', () =>
    checkFindings(
      job(`
    numbers.map(new ToOrder()).filter(order -> true).print();
    //      ^^^ error [generic-types-disabled-but-reachable] map gives records that need one (Order.date: LocalDate)`),
      only,
    ));

  it('fires on a lambda, and once where the type comes from', () =>
    checkFindings(
      job(`
    numbers.map(number -> LocalDate.ofEpochDay(number)).filter(date -> true).print();
    //      ^^^ error [generic-types-disabled-but-reachable] (LocalDate)`),
      only,
    ));

  it('fires on a key', () =>
    checkFindings(
      job(`
    numbers.keyBy(number -> LocalDate.ofEpochDay(number)).reduce((a, b) -> b).print();
    //      ^^^^^ error [generic-types-disabled-but-reachable] the keys here need one (LocalDate)`),
      only,
    ));

  it('fires on a state', () =>
    checkFindings(
      job(
        '    numbers.keyBy(number -> number).process(new Last()).print();',
        `
  static class Last extends KeyedProcessFunction<Long, Long, Long> {
    private ValueState<LocalDate> last;
    @Override public void open(Configuration configuration) {
      last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", LocalDate.class));
      //                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [generic-types-disabled-but-reachable] the state 'last' needs one (LocalDate)
    }
    @Override public void processElement(Long value, Context context, Collector<Long> out) {}
  }`,
      ),
      only,
    ));

  it('is silent where generic types are allowed, or none reaches the job (near miss)', async () => {
    await checkSilent(job('    numbers.map(new ToOrder()).print();').replace(/.*disableGenericTypes.*/, ''), only);
    await checkSilent(job('    numbers.map(number -> number + 1).print();'), only);
  });

  it('is silent where a type is not known', () =>
    checkSilent(job('    numbers.map(number -> Library.orderOf(number)).print();'), only));

  it('is silent where the version has a serializer', async () => {
    const lists = job(
      '    numbers.map(new ToList()).print();',
      `
  static class ToList implements MapFunction<Long, List<String>> { public List<String> map(Long id) { return List.of(); } }`,
    );
    await checkSilent(lists, { ...only, flink: '2.0' });
  });
});
