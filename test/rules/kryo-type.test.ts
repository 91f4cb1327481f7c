import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['kryo-type'] };

const job = (body: string) => `
package shop;
import java.time.*;
import java.util.*;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.common.typeinfo.*;
import org.apache.flink.streaming.api.datastream.DataStream;
class Job {
${body}
}`;

const find = (body: string, flink = '1.20') => checkFindings(job(body), { ...only, flink });
const silent = (body: string, flink = '1.20') => checkSilent(job(body), { ...only, flink });

describe('kryo-type', () => {
  it('finds what a function makes', () =>
    find(`
  void run(DataStream<String> lines) {
    DataStream<LocalDate> days = lines.map(new Parse()).uid("days-map-v1");
    //                                 ^^^ warning [kryo-type] Kryo serializes LocalDate: Flink has no serializer for it.
    lines.map(new Parse()).print();
    //    ^^^ [kryo-type]
  }
  static class Parse implements MapFunction<String, LocalDate> { public LocalDate map(String line) { return null; } }`));

  it('finds what a lambda makes, by the graph of the job', () =>
    find(`
  void run(DataStream<String> lines) {
    lines.map(line -> LocalDate.parse(line)).print();
    //    ^^^ [kryo-type] LocalDate
    lines.map(line -> LocalDate.parse(line)).returns(Types.LOCAL_DATE).print();
    lines.map(line -> line.length()).print();
  }`));

  it('finds an interface of the workspace', () =>
    find(`
  void run(DataStream<String> lines) {
    DataStream<Event> events = lines.map(new Parse());
    //                               ^^^ [kryo-type] Kryo serializes Event: it is an interface
  }
  interface Event {}
  static class Parse implements MapFunction<String, Event> { public Event map(String line) { return null; } }`));

  it('finds the classes of state descriptors', () =>
    find(`
  Object any = new ValueStateDescriptor<>("any", Object.class);
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [kryo-type] Kryo serializes Object
  Object map = new MapStateDescriptor<>("map", String.class, LocalDate.class);
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [kryo-type] LocalDate
  Object list = new ValueStateDescriptor<>("list", List.class);
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [kryo-type] Kryo serializes List: it does not say what it holds.
  Object set = new ValueStateDescriptor<>("set", HashSet.class);
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [kryo-type] implementations of collections`));

  it('finds what returns is given, and what a schema says that it gives', () =>
    find(`
  static class Schema extends AbstractSchema {
    public TypeInformation<Duration> getProducedType() {
      return TypeInformation.of(Duration.class);
      //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [kryo-type] Duration
    }
  }
  void run(DataStream<String> lines) {
    lines.map(line -> parse(line)).returns(UUID.class);
    //                                     ^^^^^^^^^^ [kryo-type] UUID
  }`));

  it('finds accumulators', () =>
    find(`
  void run(DataStream<String> lines) {
    lines.keyBy(l -> l).countWindow(3).aggregate(new Count());
    //                                 ^^^^^^^^^ [kryo-type] HashMap<String, Long>
  }
  static class Count implements AggregateFunction<String, HashMap<String, Long>, Long> {}`));

  const lists = (mark: string) => `
  void run(DataStream<String> lines) {
    DataStream<List<String>> words = lines.map(new Split());
    ${mark}
  }
  static class Split implements MapFunction<String, List<String>> { public List<String> map(String line) { return null; } }`;

  it('knows that collections are native from 2.0 on', async () => {
    await find(
      lists(
        '//                                     ^^^ [kryo-type] Kryo serializes List<String>: it is native only from Flink 2.0 on.',
      ),
    );
    await find(lists('//                                     ^^^ [kryo-type]'), '1.18');
    await silent(lists(''), '2.2');
    await checkSilent(job(lists('')), { ...only, flink: null });
  });

  it('is silent about what Flink serializes itself (near miss)', () =>
    silent(`
  Object a = new ValueStateDescriptor<>("a", Instant.class);
  Object b = new ValueStateDescriptor<>("b", String.class);
  Object c = new ValueStateDescriptor<>("c", Order.class);
  public static class Order { public int id; }`));

  it('leaves a class of the workspace to not-a-pojo (near miss)', () =>
    checkFindings(
      job(`
  Object c = new ValueStateDescriptor<>("c", Order.class);
  static class Order { public int id; }
  //           ^^^^^ [not-a-pojo]`),
      { only: ['kryo-type', 'not-a-pojo'] },
    ));

  it('is silent where the type may have been told elsewhere (near miss)', () =>
    silent(`
  DataStream<LocalDate> run(DataStream<LocalDate> given, DataStream<String> lines) {
    DataStream<LocalDate> a = lines.map(new Parse()).returns(Types.LOCAL_DATE);
    DataStream<LocalDate> b = given.filter(day -> true);
    DataStream<LocalDate> c = lines.map(new Parse(), Types.LOCAL_DATE);
    DataStream<LocalDate> d = helper(lines);
    lines.map(new Told());
    return a;
  }
  static class Parse implements MapFunction<String, LocalDate> { public LocalDate map(String line) { return null; } }
  static class Told extends Unknown implements MapFunction<String, LocalDate> {}`));

  it('is silent where the configuration may give serializers to classes (near miss)', () =>
    silent(`
  String option = "pipeline.serialization-config";
  Object a = new ValueStateDescriptor<>("a", LocalDate.class);`));
});
