package jobs.several;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One environment, executed twice: the second job has only what was added since. */
public class SameEnvironmentTwice {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, 10).uid("numbers-source-v1").print().uid("numbers-sink-v1");
        env.execute("first");
        env.fromSequence(1, 20).uid("numbers-source-v1").map(n -> n * 3).uid("numbers-map-v1").print().uid("numbers-sink-v1");
        env.execute("second");
    }
}
