package jobs.chains;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Some operators have a uid and some have not. */
public class MixedUids {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers = env.fromSequence(1, 10).uid("numbers-source-v1");
        numbers.map(n -> n + 1)
                .keyBy(n -> n % 3)
                .reduce((a, b) -> a + b)
                .uid("numbers-reduce-v1")
                .map(n -> "sum " + n)
                .name("said")
                .print();
        env.execute();
    }
}
