import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Runs a small job in the Flink of the class path and takes a savepoint of it; then writes what that Flink reads in it.
 * Arguments: folder, CANONICAL or NATIVE, the memory threshold, and how many copies of each Kafka offset a subtask keeps
 * (0: none; the offsets are written with the connectors' own classes where the class path has FlinkKafkaConsumer).
 */
public class MakeSavepoint {
  public static void main(String[] args) throws Exception {
    Path folder = Paths.get(args[0]).toAbsolutePath();
    Configuration configuration = new Configuration();
    configuration.setString("state.storage.fs.memory-threshold", args[2]);
    configuration.setString("state.backend.fs.memory-threshold", args[2]);
    configuration.setString("execution.checkpointing.data-inline-threshold", args[2]);
    // without a folder states stand in the metadata, whatever the threshold
    String checkpoints = Files.createTempDirectory("checkpoints").toUri().toString();
    configuration.setString("state.checkpoints.dir", checkpoints);
    configuration.setString("execution.checkpointing.dir", checkpoints);
    configuration.setString("rest.bind-port", "0");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    env.setMaxParallelism(8);
    env.enableCheckpointing(3_600_000);
    env.fromSequence(0, Long.MAX_VALUE - 1)
        .uid("numbers-source-v1")
        .map(new Slow(Integer.parseInt(args[3])))
        .uid("offsets-map-v1")
        .name("offsets")
        .keyBy(n -> n % 5)
        .process(new Count())
        .returns(Types.LONG)
        .uid("count-process-v1")
        .name("count")
        .filter(n -> n < 0)
        .name("nothing")
        .print();
    JobClient job = env.executeAsync("savepoint");
    String path = null;
    for (int tries = 0; path == null; tries++) {
      Thread.sleep(1000);
      try {
        path = job.triggerSavepoint(folder.getParent().toString(), SavepointFormatType.valueOf(args[1])).get(60, TimeUnit.SECONDS);
      } catch (Exception notYet) {
        if (tries > 30) throw notYet;
      }
    }
    job.cancel().get();
    Path made = Paths.get(path.replaceFirst("^file:", ""));
    Files.move(made, folder);
    Files.write(folder.resolveSibling(folder.getFileName() + ".json"), describe(folder).getBytes("UTF-8"));
    System.exit(0);
  }

  /** Parallel, slow, with operator state of each mode; and, where asked for, what a Kafka source leaves. */
  static class Slow extends org.apache.flink.api.common.functions.RichMapFunction<Long, Long> implements CheckpointedFunction {
    private final int copies;
    private transient ListState<Long> split;
    private transient ListState<Long> union;
    private transient org.apache.flink.api.common.state.BroadcastState<String, Long> broadcast;
    private transient ListState stale;
    private transient ListState<byte[]> live;

    Slow(int copies) {
      this.copies = copies;
    }

    @Override
    public Long map(Long n) throws Exception {
      Thread.sleep(2);
      return n;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      split = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("split", Types.LONG));
      union = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("union", Types.LONG));
      broadcast = context.getOperatorStateStore().getBroadcastState(new MapStateDescriptor<>("rules", Types.STRING, Types.LONG));
      if (copies > 0) {
        TypeInformation partition = new GenericTypeInfo(Class.forName("org.apache.flink.streaming.connectors.kafka.internals.KafkaTopicPartition"));
        stale = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor("topic-partition-offset-states", new TupleTypeInfo(Tuple2.class, partition, Types.LONG)));
        live = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("SourceReaderState", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
      }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
      List<Long> three = new ArrayList<>();
      for (long n = 1; n <= 3; n++) three.add(n);
      split.update(three);
      union.update(three);
      broadcast.put("rule", 7L);
      if (copies == 0) return;
      List<Object> offsets = new ArrayList<>();
      List<byte[]> splits = new ArrayList<>();
      for (int p = 0; p < 3; p++) {
        Object partition = Class.forName("org.apache.flink.streaming.connectors.kafka.internals.KafkaTopicPartition")
            .getConstructor(String.class, int.class).newInstance("orders", p);
        for (int i = 0; i < copies; i++) offsets.add(Tuple2.of(partition, 99L + p));
        splits.add(splitOf("orders", p, 1000L + p));
      }
      stale.update(offsets);
      // as a source would: each partition is one subtask's
      live.update(getRuntimeContextIndex() == 0 ? splits : new ArrayList<byte[]>());
    }

    private int getRuntimeContextIndex() {
      String name = Thread.currentThread().getName();
      return name.contains("(1/") ? 0 : 1;
    }
  }

  /** What `SimpleVersionedSerialization` makes of a `KafkaPartitionSplit`. */
  static byte[] splitOf(String topic, int partition, long offset) throws Exception {
    Class<?> topicPartition = Class.forName("org.apache.kafka.common.TopicPartition");
    Object split = Class.forName("org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit")
        .getConstructor(topicPartition, long.class)
        .newInstance(topicPartition.getConstructor(String.class, int.class).newInstance(topic, partition), offset);
    org.apache.flink.core.io.SimpleVersionedSerializer serializer =
        (org.apache.flink.core.io.SimpleVersionedSerializer) Class.forName("org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer").getConstructor().newInstance();
    return org.apache.flink.core.io.SimpleVersionedSerialization.writeVersionAndSerialize(serializer, split);
  }

  public static class Visit {
    public long count;
    public String name = "";
    public java.util.UUID id;
  }

  static class Count extends KeyedProcessFunction<Long, Long, Long> {
    private final ValueStateDescriptor<Visit> visit = new ValueStateDescriptor<>("visit", TypeInformation.of(Visit.class));
    private final MapStateDescriptor<String, Long> sums = new MapStateDescriptor<>("sums", Types.STRING, Types.LONG);
    private final ListStateDescriptor<Long> recent = new ListStateDescriptor<>("recent", Types.LONG);

    @Override
    public void processElement(Long n, Context context, Collector<Long> out) throws Exception {
      ValueState<Visit> state = getRuntimeContext().getState(visit);
      Visit value = state.value() == null ? new Visit() : state.value();
      value.count++;
      state.update(value);
      MapState<String, Long> map = getRuntimeContext().getMapState(sums);
      map.put("all", n);
      ListState<Long> list = getRuntimeContext().getListState(recent);
      list.update(java.util.Collections.singletonList(n));
      context.timerService().registerProcessingTimeTimer(Long.MAX_VALUE / 2);
      out.collect(n);
    }
  }

  /** As Flink reads it: an object an operator, its states' modes and entries by name, its keyed state's bytes. */
  static String describe(Path folder) throws Exception {
    CheckpointMetadata metadata;
    Path file = folder.resolve("_metadata");
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      metadata = Checkpoints.loadCheckpointMetadata(in, MakeSavepoint.class.getClassLoader(), folder.toUri().toString());
    }
    List<String> operators = new ArrayList<>();
    for (OperatorState operator : metadata.getOperatorStates()) {
      TreeMap<String, String> states = new TreeMap<>();
      TreeMap<String, Integer> counts = new TreeMap<>();
      long keyed = 0;
      for (OperatorSubtaskState subtask : operator.getStates()) {
        for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
          handle.getStateNameToPartitionOffsets().forEach((name, info) -> {
            states.put(name, info.getDistributionMode().toString());
            counts.merge(name, info.getOffsets().length, Integer::sum);
          });
        }
        keyed += subtask.getManagedKeyedState().getStateSize();
      }
      List<String> parts = new ArrayList<>();
      states.forEach((name, mode) -> parts.add("    \"" + name + "\": {\"mode\": \"" + mode + "\", \"entries\": " + counts.get(name) + "}"));
      operators.add("  {\"operatorId\": \"" + operator.getOperatorID() + "\", \"uid\": " + text(operator, "getOperatorUid")
          + ", \"name\": " + text(operator, "getOperatorName") + ", \"parallelism\": " + operator.getParallelism()
          + ", \"maxParallelism\": " + operator.getMaxParallelism() + ", \"stateSize\": " + operator.getStateSize()
          + ", \"keyedStateSize\": " + keyed + ", \"states\": {" + (parts.isEmpty() ? "" : "\n" + String.join(",\n", parts) + "\n  ") + "}}");
    }
    return "{\"checkpointId\": " + metadata.getCheckpointId() + ", \"properties\": \"" + metadata.getCheckpointProperties()
        + "\", \"operators\": [\n" + String.join(",\n", operators) + "\n]}\n";
  }

  /** What Flink 2 tells of an operator; null before. */
  static String text(OperatorState operator, String getter) throws Exception {
    try {
      Object value = ((java.util.Optional<?>) OperatorState.class.getMethod(getter).invoke(operator)).orElse(null);
      return value == null ? "null" : "\"" + value + "\"";
    } catch (NoSuchMethodException beforeFlink2) {
      return "null";
    }
  }
}
