/** Java of streams, a line each, with the type Flink prints: `stream // key type -> type`, `stream // ! exception`. */

export interface RecordTypeExample {
  readonly code: string;
  /** As Flink prints it; `PLACE` stands for the place of the call. */
  readonly expected: string;
}

export function readExamples(text: string): RecordTypeExample[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.lastIndexOf(' // ');
      return { code: line.slice(0, at), expected: line.slice(at + 4) };
    });
}

const IMPORTS = [
  'java.util.*',
  'java.util.concurrent.TimeUnit',
  'org.apache.flink.api.common.eventtime.WatermarkStrategy',
  'org.apache.flink.api.common.functions.*',
  'org.apache.flink.api.common.state.MapStateDescriptor',
  'org.apache.flink.api.common.typeinfo.*',
  'org.apache.flink.api.connector.source.lib.NumberSequenceSource',
  'org.apache.flink.api.java.functions.KeySelector',
  'org.apache.flink.api.java.tuple.*',
  'org.apache.flink.api.java.typeutils.ResultTypeQueryable',
  'org.apache.flink.streaming.api.datastream.*',
  'org.apache.flink.streaming.api.environment.StreamExecutionEnvironment',
  'org.apache.flink.streaming.api.functions.*',
  'org.apache.flink.streaming.api.functions.async.*',
  'org.apache.flink.streaming.api.functions.co.*',
  'org.apache.flink.streaming.api.functions.windowing.*',
  'org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows',
  'org.apache.flink.streaming.api.windowing.windows.*',
  'org.apache.flink.types.Row',
  'org.apache.flink.util.*',
];

/** What the examples talk about. */
const SHOP = `
  public static Object made;
  public static class Order { public String id; public int amount; public String getId() { return id; } public Order() { } public Order(Order other) { } }
  public static class Hidden { final String id; Hidden(String id) { this.id = id; } }
  public enum Status { OPEN, DONE }
  public static class Box<T> { public T value; }
  static final TypeInformation<Tuple2<String, Integer>> PAIR = Types.TUPLE(Types.STRING, Types.INT);
  static final MapStateDescriptor<String, Order> RULES = new MapStateDescriptor<>("rules", String.class, Order.class);
  static final OutputTag<Tuple2<String, Long>> LATE = new OutputTag<Tuple2<String, Long>>("late") {};
  static Tuple2<String, Integer> pairOf(Order order) { return Tuple2.of(order.id, order.amount); }
  static void split(String text, Collector<String> out) { }
  public static class Pairing<T> implements MapFunction<T, Tuple2<T, T>> { public Tuple2<T, T> map(T t) { return Tuple2.of(t, t); } }
  public static class Unwrap<T> implements MapFunction<Tuple2<T, Integer>, T> { public T map(Tuple2<T, Integer> t) { return t.f0; } }
  public static class Entity<I> { public I id; public I getId() { return id; } public List<I> getAll() { return null; } }
  public static class Named extends Entity<String> { public String name; }
  public static class Nested { public Named named; public Box<Integer> box; public Tuple2<String, Status> pair; public int[] numbers; }
  static String joined(Order... orders) { return ""; }
  static <T> MapFunction<String, T> made() { return new MapFunction<String, T>() { public T map(String s) { return null; } }; }
  public static class RawLength implements MapFunction { public Object map(Object o) { return o; } }
  public static class Throwing<T> implements MapFunction<String, Tuple2<T, String>> { public Tuple2<T, String> map(String s) { return null; } }
  public abstract static class Middle<A, B> implements MapFunction<B, A> { }
  public static class Outer<X> extends Middle<Tuple2<X, X[]>, X> { public Tuple2<X, X[]> map(X x) { return null; } }
  public static class RichPairing<T> extends RichMapFunction<T, Tuple2<T, T>> { public Tuple2<T, T> map(T t) { return Tuple2.of(t, t); } }
  public static class Passing<T> extends RichMapFunction<T, T> { public T map(T t) { return t; } }
  public static class DoubleTag extends OutputTag<Double> { public DoubleTag(String id) { super(id); } }
  static final String[] WORDS = { "a", "b" };
  public static class Ticks implements SourceFunction<Long> { public void run(SourceContext<Long> c) { } public void cancel() { } }
  public static class Open<T> implements MapFunction<Box<T>, T> { public T map(Box<T> box) { return box.value; } }
  public static class First<T> implements MapFunction<T[], T> { public T map(T[] all) { return all[0]; } }
  public abstract static class Measure<I, O extends Number> extends RichMapFunction<I, O> { }
  public static class Length extends Measure<String, Long> { public Long map(String s) { return 1L; } }
  public static class Maker<T> implements MapFunction<String, T> { public T map(String s) { return null; } }
  public static class Queried implements MapFunction<String, Tuple1<Short>>, ResultTypeQueryable<Tuple1<Short>> {
    public Tuple1<Short> map(String s) { return null; }
    public TypeInformation<Tuple1<Short>> getProducedType() { return Types.TUPLE(Types.SHORT); }
  }
  public static class ById<T> implements KeySelector<Tuple2<T, Integer>, T> { public T getKey(Tuple2<T, Integer> t) { return t.f0; } }
  public static class Same<T> extends KeyedProcessFunction<T, T, T> { public void processElement(T t, Context c, Collector<T> out) {} }
  public static class Mean implements AggregateFunction<Tuple2<String, Integer>, Long, Double> {
    public Long createAccumulator() { return 0L; }
    public Long add(Tuple2<String, Integer> t, Long sum) { return sum; }
    public Double getResult(Long sum) { return 0.0; }
    public Long merge(Long a, Long b) { return a; }
  }
  public static class Report extends ProcessWindowFunction<Double, Tuple2<String, Double>, String, GlobalWindow> {
    public void process(String key, Context c, Iterable<Double> all, Collector<Tuple2<String, Double>> out) {}
  }
  public static class Count<T> implements AllWindowFunction<T, Long, GlobalWindow> { public void apply(GlobalWindow w, Iterable<T> all, Collector<Long> out) {} }
  public static class Matching extends KeyedCoProcessFunction<String, String, Order, Tuple2<String, Order>> {
    public void processElement1(String s, Context c, Collector<Tuple2<String, Order>> out) {}
    public void processElement2(Order o, Context c, Collector<Tuple2<String, Order>> out) {}
  }
  public static class Ruled extends BroadcastProcessFunction<String, Order, Integer> {
    public void processElement(String s, ReadOnlyContext c, Collector<Integer> out) {}
    public void processBroadcastElement(Order o, Context c, Collector<Integer> out) {}
  }
  public static class KeyRuled extends KeyedBroadcastProcessFunction<String, String, Order, Long> {
    public void processElement(String s, ReadOnlyContext c, Collector<Long> out) {}
    public void processBroadcastElement(Order o, Context c, Collector<Long> out) {}
  }
  public static class Splitting extends ProcessFunction<String, String> { public void processElement(String s, Context c, Collector<String> out) {} }
  public static class Lookup extends RichAsyncFunction<String, Order> { public void asyncInvoke(String s, ResultFuture<Order> result) {} }
  public static class Grouping implements CoGroupFunction<String, Order, Long> { public void coGroup(Iterable<String> a, Iterable<Order> b, Collector<Long> out) {} }
`;

/** The streams that examples begin with: name, type, how it is made. */
const STREAMS = [
  ['lines', 'String', 'env.fromCollection(List.of("a"))'],
  ['orders', 'Order', 'env.fromCollection(List.of(new Order()))'],
  ['pairs', 'Tuple2<String, Integer>', 'env.fromCollection(List.of(Tuple2.of("a", 1)))'],
  ['entities', 'Named', 'env.fromCollection(List.of(new Named()))'],
  [
    'boxes',
    'Box<String>',
    'env.fromCollection(List.of(new Box<String>()), TypeInformation.of(new TypeHint<Box<String>>() {}))',
  ],
] as const;

/** A class `shop.Job` with a method `exampleN` for each example, which keeps its stream in `made`. */
export function exampleClass(examples: readonly RecordTypeExample[], version: string): string {
  const isNew = !version.startsWith('1.');
  const time = isNew ? 'java.time.Duration' : 'org.apache.flink.streaming.api.windowing.time.Time';
  const ms = `static ${time} ms(long n) { return ${isNew ? 'java.time.Duration.ofMillis(n)' : `${time}.milliseconds(n)`}; }`;
  const methods = examples.map(
    ({ code }, i) => `  public static void example${i}() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${STREAMS.filter(([name]) => new RegExp(`\\b${name}\\b`).test(code))
  .map(([name, type, made]) => `    DataStream<${type}> ${name} = ${made};\n`)
  .join('')}    made = ${code};
  }`,
  );
  const sourceFunction = `org.apache.flink.streaming.api.functions.source.${isNew ? 'legacy.' : ''}SourceFunction`;
  const imports = [...IMPORTS, sourceFunction].map((name) => `import ${name};`).join('\n');
  return `package shop;\n${imports}\n@SuppressWarnings({"unchecked", "rawtypes", "deprecation"})\npublic class Job {\n${SHOP}\n  ${ms}\n${methods.join('\n')}\n}\n`;
}
