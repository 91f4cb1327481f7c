package jobs.flink1;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Settings by setters that Flink 2 no longer has. */
public class SettersOnly {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.getConfig().disableGenericTypes();
        env.getConfig().setParallelism(2);
        env.getConfig().setMaxParallelism(32);
        env.fromSequence(1, 9).print();
        env.execute();
    }
}
