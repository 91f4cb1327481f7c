import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.RichParallelSourceFunction;

/**
 * A former Kafka consumer's union state through restores, as real Flink keeps it: the first job writes it, the later ones have
 * the splits of a new source under the same uid and do not know of it. Arguments: folder, the frame size of messages (`10485760b`),
 * then the parallelism of each run. Savepoints are S0, S1… in the folder; what a run that ends without one died of is printed.
 */
public class GrowUnion {
  private static final int PARTITIONS = 5;

  public static void main(String[] args) throws Exception {
    Path folder = Paths.get(args[0]).toAbsolutePath();
    Path before = null;
    for (int run = 0; run + 2 < args.length; run++) {
      Path made = folder.resolve("S" + run);
      try {
        savepoint(Integer.parseInt(args[run + 2]), args[1], run == 0, before, made);
      } catch (Throwable error) {
        System.out.println("S" + run + " failed: " + error);
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) System.out.println("  " + cause);
        break;
      }
      before = made;
    }
    System.exit(0);
  }

  /** Its parts talk as those of a cluster do: only then a message must fit into a frame. */
  private static void savepoint(int parallelism, String frameSize, boolean isFirst, Path before, Path made) throws Throwable {
    Configuration configuration = new Configuration();
    configuration.setString("state.checkpoints.dir", Files.createTempDirectory("checkpoints").toUri().toString());
    for (String key : Arrays.asList("akka.framesize", "pekko.framesize")) configuration.setString(key, frameSize);
    for (String key : Arrays.asList("rest.bind-port", "rest.port")) configuration.setString(key, "0");
    for (String key : Arrays.asList("rest.address", "rest.bind-address", "jobmanager.rpc.address", "taskmanager.host")) configuration.setString(key, "127.0.0.1");
    for (String key : Arrays.asList("restart-strategy", "restart-strategy.type")) configuration.setString(key, "none");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    env.configure(configuration, GrowUnion.class.getClassLoader());
    env.setMaxParallelism(16);
    env.enableCheckpointing(3_600_000);
    env.addSource(new Numbers()).uid("numbers-source-v1").map(new Source(isFirst)).uid("orders-source-v1").filter(n -> false).uid("nothing-filter-v1").print().uid("orders-sink-v1");
    JobGraph graph = env.getStreamGraph().getJobGraph();
    if (before != null) graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(before.toUri().toString(), false));
    MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder().setConfiguration(configuration)
        .setNumTaskManagers(1).setNumSlotsPerTaskManager(parallelism).setRpcServiceSharing(RpcServiceSharing.DEDICATED).build());
    cluster.start();
    try {
      cluster.submitJob(graph).get();
      String path = null;
      for (int tries = 0; path == null; tries++) {
        Thread.sleep(500);
        try {
          path = cluster.triggerSavepoint(graph.getJobID(), made.getParent().toString(), false, SavepointFormatType.CANONICAL).get(30, TimeUnit.SECONDS);
        } catch (Exception notYet) {
          JobStatus status = cluster.getJobStatus(graph.getJobID()).get();
          if (status == JobStatus.FAILED) throw cluster.requestJobResult(graph.getJobID()).get().getSerializedThrowable().get();
          if (tries > 40 || notYet instanceof TimeoutException) throw notYet;
        }
      }
      Files.move(Paths.get(path.replaceFirst("^file:", "")), made);
    } finally {
      try {
        cluster.cancelJob(graph.getJobID()).get(10, TimeUnit.SECONDS);
        cluster.closeAsync().get(20, TimeUnit.SECONDS);
      } catch (Exception itEndsAnyway) {
      }
    }
  }

  /** As many subtasks as there are, and none of them ends: a union state cannot be saved where some are over. */
  static class Numbers extends RichParallelSourceFunction<Long> {
    private volatile boolean runs = true;

    @Override
    public void run(SourceContext<Long> context) throws Exception {
      for (long n = 0; runs; n++) {
        synchronized (context.getCheckpointLock()) {
          context.collect(n);
        }
        Thread.sleep(50);
      }
    }

    @Override
    public void cancel() {
      runs = false;
    }
  }

  static class Source extends RichMapFunction<Long, Long> implements CheckpointedFunction {
    private final boolean isOld;
    private transient ListState stale;
    private transient ListState<byte[]> live;

    Source(boolean isOld) {
      this.isOld = isOld;
    }

    @Override
    public Long map(Long n) {
      return n;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      if (isOld) {
        TypeInformation partition = new GenericTypeInfo(Class.forName("org.apache.flink.streaming.connectors.kafka.internals.KafkaTopicPartition"));
        stale = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor("topic-partition-offset-states", new TupleTypeInfo(Tuple2.class, partition, Types.LONG)));
      } else {
        live = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("SourceReaderState", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
      }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
      int subtask = Integer.parseInt(Thread.currentThread().getName().replaceFirst("(?s).*\\((\\d+)/\\d+\\).*", "$1")) - 1;
      int subtasks = Integer.parseInt(Thread.currentThread().getName().replaceFirst("(?s).*\\(\\d+/(\\d+)\\).*", "$1"));
      List<Object> offsets = new ArrayList<>();
      List<byte[]> splits = new ArrayList<>();
      for (int p = subtask; p < PARTITIONS; p += subtasks) {
        Object partition = Class.forName("org.apache.flink.streaming.connectors.kafka.internals.KafkaTopicPartition")
            .getConstructor(String.class, int.class).newInstance("orders", p);
        offsets.add(Tuple2.of(partition, 99L + p));
        splits.add(splitOf("orders", p, 1000L + p));
      }
      if (isOld) stale.update(offsets);
      else live.update(splits);
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
}
