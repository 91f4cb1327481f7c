import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.formats.avro.typeutils.GenericRecordAvroTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** One job with every kind of state; {@link MakeKinds} says which parts of it are wanted. */
class StateKinds {
  private static final MapStateDescriptor<String, Long> RULES = new MapStateDescriptor<>("rules", Types.STRING, Types.LONG);

  static void build(StreamExecutionEnvironment env, List<String> parts, String files) throws Exception {
    DataStream<Long> numbers = Numbers.of(env).map(new Offsets()).uid("offsets-map-v1").name("offsets");
    KeyedStream<Long, String> keyed = numbers.keyBy(n -> "k" + n % 5, Types.STRING);
    if (parts.contains("keyed")) {
      keyed.process(new Keyed()).returns(Types.LONG).uid("keyed-process-v1").name("keyed");
    }
    if (parts.contains("small")) {
      keyed.process(new Small()).returns(Types.LONG).uid("small-process-v1").name("small");
    }
    if (parts.contains("window")) {
      keyed.countWindow(1000).reduce((a, b) -> a + b).uid("sums-window-v1").name("sums");
    }
    if (parts.contains("broadcast")) {
      numbers.connect(numbers.broadcast(RULES)).process(new WithRules()).returns(Types.LONG).uid("rules-process-v1").name("rules");
    }
    if (parts.contains("generated")) {
      numbers.map(new Offsets()).name("without a uid");
      numbers.map(new Offsets()).setUidHash("0123456789abcdef0123456789abcdef").name("with a hash");
    }
    if (parts.contains("files")) {
      Numbers.class.getDeclaredMethod("toFiles", DataStream.class, String.class).invoke(null, numbers, files);
    }
    if (parts.contains("few")) {
      DataStream<Long> few = (DataStream<Long>) Numbers.class.getDeclaredMethod("few", StreamExecutionEnvironment.class).invoke(null, env);
      few.map(new Offsets()).uid("few-map-v1").name("few offsets");
    }
    if (parts.contains("libraries")) {
      Class.forName("LibraryKinds").getDeclaredMethod("build", StreamExecutionEnvironment.class, DataStream.class).invoke(null, env, numbers);
    }
    if (parts.contains("waiting")) {
      numbers.rebalance().map(new Slow()).uid("slow-map-v1").name("slow");
    }
  }

  /** Operator state of both list modes. */
  static class Offsets extends RichMapFunction<Long, Long> implements CheckpointedFunction {
    private transient ListState<Long> split;
    private transient ListState<Tuple2<String, Long>> union;

    @Override
    public Long map(Long n) throws Exception {
      Thread.sleep(20);
      return n;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      split = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("split", Types.LONG));
      union = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("union", Types.TUPLE(Types.STRING, Types.LONG)));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
      split.clear();
      split.addAll(Arrays.asList(1L, 2L, 3L));
      union.clear();
      union.add(Tuple2.of("orders", 7L));
    }
  }

  /** So slow that records wait before it. */
  static class Slow extends RichMapFunction<Long, Long> {
    @Override
    public Long map(Long n) throws Exception {
      Thread.sleep(50);
      return n;
    }
  }

  static class WithRules extends BroadcastProcessFunction<Long, Long, Long> {
    @Override
    public void processElement(Long n, ReadOnlyContext context, Collector<Long> out) {}

    @Override
    public void processBroadcastElement(Long n, Context context, Collector<Long> out) throws Exception {
      context.getBroadcastState(RULES).put("rule " + n % 3, n);
    }
  }

  public static class Visit {
    public long count;
    public String name = "";
    public java.util.UUID id;
    public List<String> tags = Collections.emptyList();
    public Map<String, Integer> sums = new HashMap<>();
    public Place place = new Place();
  }

  public static class Place {
    public double x;
    public int[] path = {1, 2};
  }

  public enum Colour {
    RED,
    GREEN
  }

  static class Small extends KeyedProcessFunction<String, Long, Long> {
    @Override
    public void processElement(Long n, Context context, Collector<Long> out) throws Exception {
      getRuntimeContext().getState(new ValueStateDescriptor<>("last", Types.LONG)).update(n);
      context.timerService().registerProcessingTimeTimer(Long.MAX_VALUE / 2);
    }
  }

  /** Keyed state of every kind, and both kinds of timers. */
  static class Keyed extends KeyedProcessFunction<String, Long, Long> {
    private static final Schema SCHEMA =
        new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}");
    private final ValueStateDescriptor<Visit> visit = new ValueStateDescriptor<>("visit", TypeInformation.of(Visit.class));
    private final ValueStateDescriptor<Colour> colour = new ValueStateDescriptor<>("colour", Types.ENUM(Colour.class));
    private final ValueStateDescriptor<String> forgotten = new ValueStateDescriptor<>("forgotten", Types.STRING);
    private final ValueStateDescriptor<java.util.BitSet> seen = new ValueStateDescriptor<>("seen", TypeInformation.of(java.util.BitSet.class));
    private final ListStateDescriptor<Tuple2<String, Long>> recent = new ListStateDescriptor<>("recent", Types.TUPLE(Types.STRING, Types.LONG));
    private final MapStateDescriptor<String, Place> places = new MapStateDescriptor<>("places", Types.STRING, TypeInformation.of(Place.class));
    private final ReducingStateDescriptor<Long> total = new ReducingStateDescriptor<>("total", (a, b) -> a + b, Types.LONG);
    private final AggregatingStateDescriptor<Long, Long, Long> mean = new AggregatingStateDescriptor<>("count", new Counting(), Types.LONG);

    Keyed() throws Exception {
      forgotten.enableTimeToLive(timeToLive());
    }

    @Override
    public void processElement(Long n, Context context, Collector<Long> out) throws Exception {
      getRuntimeContext().getState(visit).update(new Visit());
      getRuntimeContext().getState(colour).update(Colour.GREEN);
      getRuntimeContext().getState(forgotten).update("soon");
      java.util.BitSet bits = new java.util.BitSet();
      bits.set(1);
      getRuntimeContext().getState(seen).update(bits);
      getRuntimeContext().getListState(recent).update(Collections.singletonList(Tuple2.of("n", n)));
      getRuntimeContext().getMapState(places).put("here", new Place());
      getRuntimeContext().getReducingState(total).add(n);
      getRuntimeContext().getAggregatingState(mean).add(n);
      GenericRecord order = new GenericData.Record(SCHEMA);
      order.put("id", n);
      getRuntimeContext().getState(new ValueStateDescriptor<>("order", new GenericRecordAvroTypeInfo(SCHEMA))).update(order);
      context.timerService().registerProcessingTimeTimer(Long.MAX_VALUE / 2);
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE / 2);
    }
  }

  static class Counting implements AggregateFunction<Long, Long, Long> {
    @Override
    public Long createAccumulator() {
      return 0L;
    }

    @Override
    public Long add(Long n, Long count) {
      return count + 1;
    }

    @Override
    public Long getResult(Long count) {
      return count;
    }

    @Override
    public Long merge(Long a, Long b) {
      return a + b;
    }
  }

  /** A day; Flink 1.x has a class of its own for it. */
  private static StateTtlConfig timeToLive() throws Exception {
    Object builder;
    try {
      Class<?> time = Class.forName("org.apache.flink.api.common.time.Time");
      builder = StateTtlConfig.class.getMethod("newBuilder", time).invoke(null, time.getMethod("days", long.class).invoke(null, 1L));
    } catch (ClassNotFoundException | NoSuchMethodException flink2) {
      builder = StateTtlConfig.class.getMethod("newBuilder", java.time.Duration.class).invoke(null, java.time.Duration.ofDays(1));
    }
    return ((StateTtlConfig.Builder) builder).build();
  }
}
