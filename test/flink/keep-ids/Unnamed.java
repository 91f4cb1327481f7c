import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job without uids that runs until it has taken a savepoint. Arguments: the folder for it, and one for the sink. Prints the operators of the savepoint that keep state, and whether counts went on.
 */
public class Unnamed {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(2);
    env.setMaxParallelism(8);
    env.enableCheckpointing(3_600_000);
    env.fromSequence(0, Long.MAX_VALUE - 1)
        .filter(n -> slowly())
        .keyBy(n -> n % 5)
        .map(new Count())
        .sinkTo(FileSink.forRowFormat(new Path(args[1]), new SimpleStringEncoder<Long>()).build());
    JobClient job = env.executeAsync("unnamed");
    String path = null;
    for (int tries = 0; path == null; tries++) {
      Thread.sleep(1000);
      try {
        path = job.triggerSavepoint(args[0], SavepointFormatType.CANONICAL).get(60, TimeUnit.SECONDS);
      } catch (Exception notYet) {
        boolean ended;
        try {
          ended = job.getJobStatus().get(10, TimeUnit.SECONDS).isTerminalState();
        } catch (Exception gone) {
          ended = true;
        }
        if (tries > 20 || ended) {
          job.getJobExecutionResult().get();
          throw notYet;
        }
      }
    }
    job.cancel().get();
    System.out.println("savepoint " + path);
    try (java.io.DataInputStream in = new java.io.DataInputStream(Files.newInputStream(java.nio.file.Paths.get(path.replaceFirst("^file:", ""), "_metadata")))) {
      for (OperatorState state : Checkpoints.loadCheckpointMetadata(in, Unnamed.class.getClassLoader(), path).getOperatorStates()) {
        if (state.getStateSize() > 0 || state.getCoordinatorState() != null) {
          System.out.println("operator " + state.getOperatorID());
        }
      }
    }
    System.exit(0);
  }

  private static boolean slowly() throws Exception {
    Thread.sleep(2);
    return true;
  }

  static class Count extends RichMapFunction<Long, Long> {
    private transient ValueState<Long> counts;
    private transient boolean told;

    @Override
    public void open(OpenContext context) {
      counts = getRuntimeContext().getState(new ValueStateDescriptor<>("counts", Types.LONG));
    }

    @Override
    public Long map(Long n) throws Exception {
      long before = counts.value() == null ? 0 : counts.value();
      if (!told) {
        told = true;
        System.out.println("first count " + before);
      }
      counts.update(before + 1);
      return before + 1;
    }
  }
}
