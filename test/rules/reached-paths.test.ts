import assert from 'node:assert/strict';
import { sayInEnglish } from '../../server/src/base/message';
import { checkFindings, checkSilent, findingsOf, openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

const job = (statements: string, members = '') => `
//- src/main/java/shop/Job.java
package shop;
import java.time.LocalDate;
import java.util.*;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.common.typeinfo.*;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.*;
import org.apache.flink.util.Collector;
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    DataStream<String> lines = env.fromData("a", "b");
${statements}
    env.execute();
  }
${members}
}`;

const ORDER = 'public static class Order { public String id; Order(String id) { this.id = id; } }';
const PARSE =
  'static class Parse implements MapFunction<String, Order> { public Order map(String line) { return null; } }';

/** What is said of the ways that lead to the only finding of a rule. */
async function ways(text: string, rule: string, flink = '1.20'): Promise<string[]> {
  const found = findingsOf(await openFixture(parseFixture(text), { only: [rule], flink }));
  assert.deepEqual(
    found.map((finding) => finding.rule),
    [rule],
  );
  return (found[0]?.related ?? []).map(({ message, range }) => `${range.start.line + 1}: ${sayInEnglish(message)}`);
}

describe('the way that leads to a finding about a type', () => {
  it('is the edge that the records flow on, between operators with their names', async () => {
    assert.deepEqual(
      await ways(
        job(
          `    lines.map(new Parse()).uid("orders-map-v1").rebalance().filter(o -> true).uid("valid-filter-v1").print();`,
          ORDER + PARSE,
        ),
        'not-a-pojo',
      ),
      ["15: Order flows from map 'orders-map-v1' to filter 'valid-filter-v1' (Job.java:15)."],
    );
  });

  it('is one of each kind, what lives longest first: states, windows, keys, edges', async () => {
    assert.deepEqual(
      await ways(
        job(
          `    DataStream<Order> orders = lines.map(new Parse());
    orders.keyBy(o -> o).countWindow(3).process(new Count()).print();
    orders.keyBy(o -> o.id).process(new Last()).print();`,
          `${ORDER}${PARSE}
  static class Count extends org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction<Order, Long, Order, org.apache.flink.streaming.api.windowing.windows.GlobalWindow> {
    public void process(Order key, Context context, Iterable<Order> orders, Collector<Long> out) {}
  }
  static class Last extends KeyedProcessFunction<String, Order, Long> {
    public void processElement(Order order, Context context, Collector<Long> out) {
      getRuntimeContext().getState(new ValueStateDescriptor<>("last", Order.class));
    }
  }`,
        ),
        'not-a-pojo',
      ),
      [
        "26: Order is the value of state 'last' of Last.",
        '16: Order is kept by the windows of window.process.',
        '16: Order is the key of window.process (Job.java:16).',
        '15: Order flows from map to window.process (Job.java:16).',
      ],
    );
  });

  it('goes through the fields of the classes that hold it', async () => {
    assert.deepEqual(
      await ways(
        job(
          '    lines.map(new Fill()).print();',
          `  static class Fill implements MapFunction<String, Basket> { public Basket map(String line) { return null; } }
  public static class Basket {
    public Shelf[] shelves;
  }
  public static class Shelf {
    public Order order;
  }
  ${ORDER}`,
        ),
        'not-a-pojo',
      ),
      [
        '23: In the field Shelf.order.',
        '20: In the field Basket.shelves.',
        '15: Basket flows from map to print (Job.java:15).',
      ],
    );
  });

  it('goes on from where the type is made', async () => {
    const text = job('    lines.map(line -> LocalDate.parse(line)).name("days").rebalance()\n      .print();');
    assert.deepEqual(await ways(text, 'kryo-type'), ['16: Flows to print.']);
  });
});

describe('a type that Kryo gets', () => {
  const only = { only: ['kryo-type'] };

  it('is found where it is made, and not again where it only flows on', () =>
    checkFindings(
      job(`
    DataStream<LocalDate> days = lines.map(line -> LocalDate.parse(line));
    //                                 ^^^ [kryo-type]
    days.filter(day -> true).union(days).rebalance().print();`),
      only,
    ));

  it('is found at the key', () =>
    checkFindings(
      job(`
    lines.keyBy(line -> LocalDate.parse(line)).reduce((a, b) -> b).print();
    //    ^^^^^ [kryo-type] LocalDate`),
      only,
    ));

  it('is found in a side output, and in a state that a helper registers', () =>
    checkFindings(
      job(
        `
    SingleOutputStreamOperator<String> main = lines.keyBy(line -> line).process(new Split());
    main.getSideOutput(Split.DAYS).print();
    //   ^^^^^^^^^^^^^ [kryo-type] LocalDate`,
        `
  static class Split extends KeyedProcessFunction<String, String, String> {
    static final org.apache.flink.util.OutputTag<LocalDate> DAYS = new org.apache.flink.util.OutputTag<LocalDate>("days") {};
    public void processElement(String line, Context context, Collector<String> out) { register(new MapStateDescriptor<>("seen", String.class, UUID.class)); }
    //                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [kryo-type] UUID
    void register(MapStateDescriptor<String, UUID> descriptor) { getRuntimeContext().getMapState(descriptor); }
  }`,
      ),
      only,
    ));

  it('is not found where the job says that Kryo is meant (near miss)', () =>
    checkSilent(
      job('    lines.map(line -> LocalDate.parse(line)).returns(Types.GENERIC(LocalDate.class)).print();'),
      only,
    ));

  it('is not found where a method of the job is handed a stream whose type is told (near miss)', () =>
    checkSilent(
      job(
        '    show(lines.map(new Parse()).returns(new OrderInfo()));',
        `${ORDER}${PARSE}
  static class OrderInfo extends org.apache.flink.api.common.typeinfo.TypeInformation<Order> {}
  static void show(DataStream<Order> orders) { orders.print(); }`,
      ),
      { only: ['not-a-pojo', 'kryo-type', 'kryo-field'] },
    ));
});
