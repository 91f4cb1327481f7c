package jobs.types;

import jobs.data.Inputs;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink takes no enum as a key: the hash of its values differs from one JVM to the next. */
public class EnumKey {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env).keyBy(order -> order.country).reduce((a, b) -> b).uid("countries-reduce-v1").print();
        env.execute();
    }
}
