package jobs.helpers;

import jobs.data.Inputs;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Helpers that take and return the environment. */
public class EnvironmentHelpers {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = configured(2);
        build(env);
        run(env, "environment");
    }

    static StreamExecutionEnvironment configured(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        return env.setParallelism(parallelism);
    }

    static void build(StreamExecutionEnvironment env) {
        Inputs.payments(env).map(payment -> payment.getCents()).uid("cents-map-v1").print().uid("cents-sink-v1");
    }

    static void run(StreamExecutionEnvironment env, String name) throws Exception {
        env.execute(name);
    }
}
