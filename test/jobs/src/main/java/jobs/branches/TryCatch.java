package jobs.branches;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Parts of the job in try, catch and finally. */
public class TryCatch {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers;
        try {
            numbers = env.fromSequence(1, Long.parseLong(args.length > 0 ? args[0] : "10")).uid("numbers-source-v1");
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + args[0], e);
        }
        try {
            numbers.map(n -> n + 1).uid("numbers-map-v1").print().uid("numbers-sink-v1");
        } finally {
            env.execute();
        }
    }
}
