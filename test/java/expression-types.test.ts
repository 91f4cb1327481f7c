import type { JavaParser } from '../../server/src/syntax/java-parser';
import { testParser } from '../typeinfo/java-pool';
import { checkMarks } from './expression-marks';

describe('types of expressions', () => {
  let parser: JavaParser;
  before(async () => {
    parser = await testParser();
  });
  const java = (name: string, snippet: string) =>
    it(name, () => {
      checkMarks(snippet, parser);
    });

  java(
    'literals and operators',
    `void f(byte b, char c, Integer boxed, long l, float g, String s) {
      Object[] all = { 1/*: int */, 1L/*: long */, 0xFFL/*: long */, 1.5/*: double */, 1e3f/*: float */, 'c'/*: char */, "s"/*: String */, true/*: boolean */ };
      Object x = (b + c)/*: int */;
      x = (boxed * l)/*: long */;
      x = (l / g)/*: float */;
      x = (s + 1)/*: String */;
      x = (1 + s)/*: String */;
      x = (c + 'd')/*: int */;
      x = (l > 1)/*: boolean */;
      x = (b << l)/*: int */;
      x = (-c)/*: int */;
      x = (~l)/*: long */;
      x = (!(l > 1))/*: boolean */;
      x = (boxed++)/*: Integer */;
      x = (b += 1)/*: byte */;
      x = ((double) l)/*: double */;
      x = (s instanceof String)/*: boolean */;
      x = String.class/*: Class<String> */;
      x = int.class/*: Class<Integer> */;
    }`,
  );

  java(
    'conditionals',
    `void f(boolean yes, Integer boxed, Long other, Order order, RushOrder rush, GiftOrder gift, double d) {
      var a = (yes ? 1 : 2)/*: int */;
      var b = (yes ? 1 : boxed)/*: int */;
      var c = (yes ? boxed : null)/*: Integer */;
      var e = (yes ? boxed : other)/*: long */;
      var g = (yes ? 1 : d)/*: double */;
      var h = (yes ? order : rush)/*: Order */;
      var i = (yes ? gift : rush)/*: Order */;
      var j = (yes ? "a" : null)/*: String */;
      List<String> k = (yes ? new ArrayList<>() : List.of())/*: List<String> */;
    }`,
  );

  java(
    'variables of every kind',
    `int field; static Map<String, Order> byId;
    void f(Order[] orders, Map<String, List<Order>> grouped, Object any, String... words) throws Exception {
      var order = orders[0]/*: Order */;
      Object x = order/*: Order */;
      x = words/*: String[] */;
      x = words.length/*: int */;
      x = this.field/*: int */;
      x = byId/*: Map<String, Order> */;
      for (var each : orders) { x = each/*: Order */; }
      for (var entry : grouped.entrySet()) { x = entry.getValue()/*: List<Order> */; x = entry/*: Entry<String, List<Order>> */; }
      for (int i = 0; i < 3; i++) { x = i/*: int */; }
      try (var reader = new BufferedReader(new StringReader(""))) { x = reader.readLine()/*: String */; }
      catch (IOException e) { x = e.getMessage()/*: String */; }
      if (any instanceof Order found && found.amount/*: int */ > 1) { x = found/*: Order */; }
      if (!(any instanceof RushOrder rush)) { return; }
      x = rush.within/*: Duration */;
    }`,
  );

  java(
    'switch expressions',
    `void f(Status status, Object any) {
      var a = (switch (status) { case OPEN -> 1; case DONE -> 2; })/*: int */;
      var b = (switch (status) { case OPEN: yield "a"; default: yield "b"; })/*: String */;
      var c = (switch (any) { case Order o -> o.getId()/*: String */; case Line l -> l.getSku(); default -> ""; })/*: String */;
    }`,
  );

  java(
    'members, inherited and generic',
    `void f(RushOrder rush, Customer customer, Status status, Box<Integer> box, Tuple2<String, Long> pair, Box raw) {
      Object x = rush.id/*: String */;
      x = rush.getLines().get(0).sku/*: String */;
      x = rush.price/*: double */;
      x = customer.name()/*: String */;
      x = customer.age()/*: Integer */;
      x = status.name()/*: String */;
      x = Status.OPEN/*: Status */;
      x = Status.valueOf("OPEN")/*: Status */;
      x = Status.values()/*: Status[] */;
      x = box.get()/*: Integer */;
      x = box.map(i -> i.toString())/*: Box<String> */;
      x = raw.get()/*: Comparable */;
      x = pair.f0/*: String */;
      x = pair.f1/*: Long */;
      x = pair.swap()/*: Tuple2<Long, String> */;
      x = rush.getClass()/*: Class<? extends RushOrder> */;
      x = Box.of("a").value/*: String */;
      x = new Box<>(1L)/*: Box<Long> */;
      x = new int[3]/*: int[] */;
      x = new String[] { "a" }/*: String[] */;
      x = Integer.MAX_VALUE/*: int */;
      x = java.time.Duration.ofSeconds(1)/*: Duration */;
    }`,
  );

  java(
    'overloads',
    `String pick(int i) { return ""; } Integer pick(long l) { return 1; } Long pick(Object o) { return 1L; } Double pick(Integer i) { return 1.0; }
    boolean many(String... all) { return true; } int many(String one) { return 1; }
    void f(StringBuilder sb, List<Integer> list, short s, char c) {
      Object x = pick(1)/*: String */;
      x = pick(1L)/*: Integer */;
      x = pick(s)/*: String */;
      x = pick("a")/*: Long */;
      x = pick(Integer.valueOf(1))/*: Double */;
      x = many("a")/*: int */;
      x = many("a", "b")/*: boolean */;
      x = many()/*: boolean */;
      x = sb.append(1).append("x").append(c)/*: StringBuilder */;
      x = list.remove(0)/*: Integer */;
      x = list.remove(Integer.valueOf(0))/*: boolean */;
      x = Math.max(1, 2L)/*: long */;
      x = Math.abs(-1.5)/*: double */;
      x = String.valueOf(1)/*: String */;
      x = "a,b".split(",")/*: String[] */;
      x = Integer.parseInt("1")/*: int */;
      x = "a".getBytes()/*: byte[] */;
      x = String.format("%s", 1, 2)/*: String */;
    }`,
  );

  java(
    'generic methods by their arguments and targets',
    `static <T> T same(T t) { return t; } static <K, V extends Number> Map<K, V> map(K k, V v) { return null; }
    static <T> List<T> none() { return null; }
    void f(List<? extends Number> numbers, List<? super Integer> sinks, Map<String, ? extends List<Order>> grouped) {
      Object x = same("a")/*: String */;
      x = same(1)/*: Integer */;
      x = map("a", 1)/*: Map<String, Integer> */;
      x = List.of(1, 2)/*: List<Integer> */;
      x = Arrays.asList("a", "b")/*: List<String> */;
      x = Collections.emptyList()/*: List<Object> */;
      x = Collections.<String>emptyList()/*: List<String> */;
      List<String> a = none()/*: List<String> */;
      List<Number> b = Arrays.asList(1, 2)/*: List<Number> */;
      Map<String, List<Order>> c = new HashMap<>()/*: HashMap<String, List<Order>> */;
      x = numbers.get(0)/*: Number */;
      x = sinks.get(0)/*: Object */;
      x = grouped.get("a").get(0)/*: Order */;
      x = Optional.of(new Order()).map(Order::getId).orElse("")/*: String */;
      x = Optional.ofNullable("a").map(s -> s.length()).orElseGet(() -> 0)/*: Integer */;
      x = Collections.max(List.of(1, 2))/*: Integer */;
      x = Objects.requireNonNull(c)/*: Map<String, List<Order>> */;
      x = Map.of("a", 1).entrySet().iterator().next()/*: Entry<String, Integer> */;
      x = Map.entry("a", 1L).getValue()/*: Long */;
      x = new AbstractMap.SimpleEntry<>("a", 1)/*: SimpleEntry<String, Integer> */;
      x = c.computeIfAbsent("a", k -> new ArrayList<>())/*: List<Order> */;
      x = c.getOrDefault("a", List.of())/*: List<Order> */;
    }`,
  );

  java(
    'streams and collectors',
    `void f(List<Order> orders, String line, int[] numbers) {
      Object x = orders.stream().map(o -> o.getId()).collect(Collectors.toList())/*: List<String> */;
      x = orders.stream().map(Order::getAmount)/*: Stream<Integer> */;
      x = orders.stream().mapToInt(Order::getAmount).sum()/*: int */;
      x = orders.stream().mapToInt(o -> o.amount).boxed().toList()/*: List<Integer> */;
      x = orders.stream().collect(Collectors.groupingBy(o -> o.getStatus()))/*: Map<Status, List<Order>> */;
      x = orders.stream().collect(Collectors.groupingBy(Order::getId, Collectors.counting()))/*: Map<String, Long> */;
      x = orders.stream().collect(Collectors.groupingBy(o -> o.id, TreeMap::new, Collectors.summingInt(o -> o.amount)))/*: TreeMap<String, Integer> */;
      x = orders.stream().collect(Collectors.toMap(o -> o.id, o -> o))/*: Map<String, Order> */;
      x = orders.stream().collect(Collectors.toMap(Order::getId, Function.identity(), (a, b) -> b))/*: Map<String, Order> */;
      x = orders.stream().flatMap(o -> o.getLines().stream()).map(Line::getSku).distinct().count()/*: long */;
      x = orders.stream().filter(Order::isLarge).findFirst().get()/*: Order */;
      x = orders.stream().sorted(Comparator.comparing(Order::getTime).reversed()).toList()/*: List<Order> */;
      x = orders.stream().max(Comparator.comparingInt(o -> o.amount))/*: Optional<Order> */;
      x = orders.stream().map(Order::getId).collect(Collectors.joining(","))/*: String */;
      x = orders.stream().reduce(0, (sum, o) -> sum + o.amount, Integer::sum)/*: Integer */;
      x = orders.stream().map(o -> o.amount).reduce(Integer::sum)/*: Optional<Integer> */;
      x = Arrays.stream(line.split(",")).map(String::trim).map(Integer::parseInt).collect(Collectors.toSet())/*: Set<Integer> */;
      x = Stream.of(1, 2, 3).map(i -> Tuple2.of("k", i)).toArray(Tuple2[]::new)/*: Tuple2[] */;
      x = IntStream.range(0, 3).mapToObj(i -> "a" + i)/*: Stream<String> */;
      x = Arrays.stream(numbers).average().getAsDouble()/*: double */;
      x = orders.stream().collect(Collectors.partitioningBy(o -> o.amount > 1))/*: Map<Boolean, List<Order>> */;
      x = Stream.of("a").collect(Collectors.collectingAndThen(Collectors.toList(), l -> l.size()))/*: Integer */;
      x = orders.get(0).getCounts().entrySet().stream().map(e -> e.getKey() + e.getValue()).toList()/*: List<String> */;
      x = orders.get(0).getCounts().entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).findFirst()/*: Optional<String> */;
      x = orders.stream().map(o -> { if (o.amount > 1) { return o.id; } return null; }).toList()/*: List<String> */;
      x = Stream.iterate(1, i -> i * 2).limit(3)/*: Stream<Integer> */;
      x = orders.stream().collect(Collectors.mapping(o -> o.id, Collectors.toList()))/*: List<String> */;
      x = orders.stream().collect(ArrayList::new, ArrayList::add, ArrayList::addAll)/*: ArrayList<Object> */;
    }`,
  );

  java(
    'lambdas of Flink',
    `void f(StreamExecutionEnvironment env, DataStream<Order> orders, DataStream<String> lines) {
      orders.map(o -> o.getId() /*= String */);
      orders.map(o -> o.amount /*= Integer */);
      orders.map(o -> Tuple2.of(o.getId(), 1) /*= Tuple2<String, Integer> */);
      orders.map(o -> new Tuple2<>(o.id, o.time) /*= Tuple2<String, Long> */);
      orders.map(Order::getLines /*= List<Line> */);
      lines.map(Order::parse /*= Order */).keyBy(o -> o.id /*= String */).sum("amount")/*: SingleOutputStreamOperator<Order> */;
      lines.map(Integer::parseInt)/*: SingleOutputStreamOperator<Integer> */;
      lines.map(Integer::valueOf)/*: SingleOutputStreamOperator<Integer> */;
      lines.filter(l -> !l.isEmpty() /*= boolean */)/*: SingleOutputStreamOperator<String> */;
      lines.flatMap((String line, Collector<Tuple2<String, Integer>> out) -> { for (String w : line.split(" ")) { out.collect(Tuple2.of(w, 1)/*: Tuple2<String, Integer> */); } } /*= void */)/*: SingleOutputStreamOperator<Tuple2<String, Integer>> */
        .returns(Types.TUPLE(Types.STRING, Types.INT))/*: SingleOutputStreamOperator<Tuple2<String, Integer>> */;
      orders.keyBy(o -> Tuple2.of(o.id, o.amount) /*= Tuple2<String, Integer> */)/*: KeyedStream<Order, Tuple2<String, Integer>> */;
      orders.keyBy(Order::getAmount)/*: KeyedStream<Order, Integer> */;
      orders.map(o -> { Map<String, Long> counts = new HashMap<>(); counts.merge(o.id, 1L, Long::sum); return counts; } /*= Map<String, Long> */);
      orders.map(o -> o.getCustomer().map(c -> c.name()).orElse(null) /*= String */);
      orders.map(o -> o.amount > 3 ? "large" : "small" /*= String */);
      orders.map(o -> o.amount > 3 ? o.amount : null /*= Integer */);
      orders.map(o -> (Object) o /*= Object */);
      orders.map(o -> new String[] { o.id } /*= String[] */);
      orders.map((MapFunction<Order, Long>) o -> o.time /*= Long */)/*: SingleOutputStreamOperator<Long> */;
      orders.map(new MapFunction<Order, Double>() { public Double map(Order o) { return o.price/*: double */; } })/*: SingleOutputStreamOperator<Double> */;
      orders.<Long>map(o -> o.time /*= Long */);
      orders.map(o -> o.getLines().stream().mapToInt(l -> l.count).sum() /*= Integer */);
      MapFunction<Order, String> byId = o -> o.id /*= String */;
      orders.map(byId)/*: SingleOutputStreamOperator<String> */;
      orders.keyBy(o -> o.id).reduce((a, b) -> a/*: Order */ /*= Order */)/*: SingleOutputStreamOperator<Order> */;
      env.fromElements(new Order(), new Order())/*: DataStreamSource<Order> */;
      env.fromElements(1, 2, 3).map(i -> i * 2.0 /*= Double */);
      env.fromCollection(List.of("a"))/*: DataStreamSource<String> */;
      env.fromSequence(1, 3).map(l -> l /*= Long */);
      orders.assignTimestampsAndWatermarks(WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(1)).withTimestampAssigner((o, t) -> o.time /*= long */));
      WatermarkStrategy.forMonotonousTimestamps()/*: WatermarkStrategy<Object> */;
      orders.connect(lines).map(o -> o.id, l -> l /*= unknown */);
    }`,
  );

  java(
    'formats of Flink',
    `void f() {
      Object x = new org.apache.flink.formats.json.JsonDeserializationSchema<>(Order.class)/*: JsonDeserializationSchema<Order> */;
      x = org.apache.flink.formats.csv.CsvReaderFormat.forPojo(Order.class)/*: CsvReaderFormat<Order> */;
    }`,
  );

  java(
    'functions as classes',
    `static class Count extends KeyedProcessFunction<String, Order, Tuple2<String, Long>> {
      private ValueState<Long> count;
      private final OutputTag<String> late = new OutputTag<String>("late") {};
      public void processElement(Order order, Context ctx, Collector<Tuple2<String, Long>> out) throws Exception {
        Object x = ctx.getCurrentKey()/*: String */;
        x = ctx.timestamp()/*: Long */;
        x = ctx.timerService().currentWatermark()/*: long */;
        var now = count.value()/*: Long */;
        x = Tuple2.of(ctx.getCurrentKey(), now == null ? 1L : now + 1)/*: Tuple2<String, Long> */;
        x = getRuntimeContext().getState(new ValueStateDescriptor<>("c", Types.LONG))/*: ValueState<Long> */;
        x = getRuntimeContext().getMapState(new MapStateDescriptor<>("c", String.class, Order.class))/*: MapState<String, Order> */;
        x = getRuntimeContext().getListState(new ListStateDescriptor<>("c", TypeInformation.of(new TypeHint<Tuple2<String, Order>>() {}))).get()/*: Iterable<Tuple2<String, Order>> */;
        x = late/*: OutputTag<String> */;
      }
    }
    void f(DataStream<Order> orders) {
      orders.keyBy(o -> o.id).process(new Count())/*: SingleOutputStreamOperator<Tuple2<String, Long>> */;
      orders.process(new ProcessFunction<Order, String>() {
        private final Map<String, Integer> seen = new HashMap<>();
        public void processElement(Order order, Context ctx, Collector<String> out) {
          var n = seen.merge(order.id, 1, (a, b) -> a + b)/*: Integer */;
          out.collect(order.getId()/*: String */);
        }
      })/*: SingleOutputStreamOperator<String> */;
    }`,
  );

  java(
    'classes within objects, and what is above the class around',
    `static class Shelf<T> {
      class Slot { T item; int number; T take() { return item; } Slot next() { return this; } }
      Object inside() { return new Slot().take()/*: T */; }
    }
    static class Store { class Slot { String label; } Store self() { return this; } }
    static class BigStore extends Store {}
    interface Named { default String name() { return ""; } }
    static class Base { int size; public Object name() { return 1; } }
    static class Part extends Base implements Named {
      public String name() { return Named.super.name()/*: String */; }
      Object own() { return super.name()/*: Object */; }
      class Piece { String size; Object name() { return Part.super.name()/*: Object */; } Object field() { return Part.super.size/*: int */; } }
    }
    void f(Store store, BigStore big, Shelf<Order> shelf) {
      Object x = store.new Slot()/*: Slot */;
      x = store.new Slot().label/*: String */;
      x = big.self().new Slot() {}.label/*: String */;
      x = shelf.new Slot().next().number/*: int */;
      x = shelf.new Slot().take()/*: unknown */;
      x = shelf.new Slot().item/*: unknown */;
      x = shelf.new Missing()/*: unknown */;
    }
    class Slot { int label; }`,
  );

  java(
    'anonymous classes',
    `static <T> T same(T t) { return t; }
    void f(DataStream<Order> orders) {
      var pair = new Object() { int count; String name() { return ""; } };
      Object x = pair.count/*: int */;
      x = pair.name()/*: String */;
      x = new Order() { long extra; }.extra/*: long */;
      x = new Order() { long extra; }.id/*: String */;
      x = same(new Order() { long extra; }).extra/*: long */;
      var known = new ArrayList<String>() { int added; };
      x = known.get(0)/*: String */;
      x = known.added/*: int */;
      orders.map(o -> new HashMap<String, Order>() {} /*= 6 */);
      orders.map(o -> new HashMap<>() {} /*= unknown */);
      orders.map(new MapFunction<>() { public String map(Order o) { return o.id; } })/*: SingleOutputStreamOperator<Object> */;
    }`,
  );

  java(
    'what is not known stays unknown',
    `void f(DataStream<String> lines, Missing missing, Object any) {
      lines.map(l -> mapper.readValue(l, Order.class) /*= unknown */);
      lines.map(l -> missing.parse(l) /*= unknown */);
      Object x = missing/*: unknown */;
      x = missing.field/*: unknown */;
      x = nowhere/*: unknown */;
      x = any.nothing()/*: unknown */;
      x = new Missing()/*: unknown */;
      x = Tuple2.of(missing.get(), 1)/*: Tuple2<unknown, Integer> */;
      x = List.of(1, "a")/*: List<unknown> */;
      x = (missing.yes() ? 1 : missing.one())/*: unknown */;
      x = ("a" + missing)/*: String */;
      x = String.valueOf(missing.get())/*: String */;
      var self = self + 1;
      x = self/*: unknown */;
    }`,
  );

  java(
    'half-typed code around leaves the rest known',
    `void f(DataStream<Order> orders) {
      orders.map(o -> o.);
      orders.map(o -> o.id /*= String */);
      var broken = orders.map(o -> );
      Object x = broken.print(
    }
    Object after(Order order) { return order.id/*: String */; }`,
  );

  it('gives an answer for whatever is nested deeper than code is', () => {
    const sum = Array.from({ length: 500 }, (_, i) => `"${i}"`).join(' + ');
    const calls = `${'Optional.of('.repeat(300)}1${')'.repeat(300)}`;
    checkMarks(
      `Object a = (${sum})/*: String */; Object b = ${calls}.get().getClass().getName()/*: String */;`,
      parser,
    );
  });
});
