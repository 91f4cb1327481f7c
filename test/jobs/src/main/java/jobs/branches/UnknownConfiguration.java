package jobs.branches;

import jobs.data.Inputs;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Uids, names and numbers that only the running job knows. */
public class UnknownConfiguration {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        String prefix = System.getProperty("jobs.prefix", "orders");
        int parallelism = Integer.getInteger("jobs.parallelism", 2);
        Inputs.orders(env)
                .map(order -> order.cents).uid(prefix + "-map-v1").setParallelism(parallelism)
                .filter(n -> n > 5).uid("cents-filter-v1").name(prefix + " filter")
                .print().uid(System.getProperty("jobs.sink", "cents-sink-v1"));
        env.execute(prefix);
    }
}
