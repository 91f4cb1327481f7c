package jobs.loops;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A chain as long as a number says. */
public class CountedLoop {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers = env.fromSequence(1, 10).uid("numbers-source-v1");
        for (int i = 0; i < 3; i++) {
            numbers = numbers.map(n -> n * 2).uid("double-" + i);
        }
        numbers.print().uid("numbers-sink-v1");
        env.execute();
    }
}
