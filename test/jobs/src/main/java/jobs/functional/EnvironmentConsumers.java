package jobs.functional;

import java.util.function.Consumer;
import jobs.data.Inputs;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A runner takes what builds the job as a consumer of the environment. */
public class EnvironmentConsumers {
    public static void main(String[] args) throws Exception {
        run("orders", env -> Inputs.orders(env).print().uid("orders-sink-v1"));
        run("payments", EnvironmentConsumers::payments);
    }

    private static void payments(StreamExecutionEnvironment env) {
        Inputs.payments(env).print().uid("payments-sink-v1");
    }

    private static void run(String name, Consumer<StreamExecutionEnvironment> job) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        job.accept(env);
        env.execute(name);
    }
}
