package jobs.loops;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A method that calls itself. */
public class Recursion {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        halved(env.fromSequence(1, 100).uid("numbers-source-v1"), 3).print().uid("numbers-sink-v1");
        env.execute("recursion");
    }

    private static DataStream<Long> halved(DataStream<Long> numbers, int times) {
        if (times == 0) {
            return numbers;
        }
        return halved(numbers.map(n -> n / 2).uid("halve-" + times), times - 1);
    }
}
