import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the job here, from a savepoint or {@code -}: the third argument. */
public class Launch extends StreamExecutionEnvironment {
  public static void main(String[] args) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("rest.bind-port", "0");
    configuration.setString("execution.target", "local");
    configuration.setString("execution.attached", "true");
    if (!args[2].equals("-")) {
      configuration.setString("execution.savepoint.path", args[2]);
    }
    initializeContextEnvironment(given -> new StreamExecutionEnvironment(configuration));
    Unnamed.main(args);
  }
}
