package jobs.loops;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Operators without a uid in a loop, behind those with one. */
public class LoopWithoutUids {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers = env.fromSequence(1, 10).uid("numbers-source-v1");
        int left = 2;
        while (left > 0) {
            numbers.filter(n -> n % 2 == 0).print();
            left--;
        }
        env.execute();
    }
}
