import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Runs a job until it has printed something, stops it with a savepoint, and prints the path. Arguments: main class, folder. */
public class StopJob {
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true));
    Running.install();
    Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    while (printed.size() == 0) {
      Thread.sleep(50);
    }
    answers.println(Running.client.stopWithSavepoint(false, args[1], SavepointFormatType.CANONICAL).get());
    System.exit(0);
  }

  private static class Running extends StreamExecutionEnvironment {
    static JobClient client;

    Running(Configuration configuration) {
      super(configuration);
    }

    static void install() {
      initializeContextEnvironment(
          given -> {
            Configuration all = new Configuration(given);
            all.setString("execution.target", "local");
            all.setString("execution.attached", "true");
            all.setString("rest.bind-port", "0");
            return new Running(all);
          });
    }

    @Override
    public JobExecutionResult execute(StreamGraph graph) throws Exception {
      client = executeAsync(graph);
      return null;
    }
  }
}
