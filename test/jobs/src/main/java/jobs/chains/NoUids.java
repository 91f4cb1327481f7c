package jobs.chains;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Nobody set a uid: each id depends on the whole graph. */
public class NoUids {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers = env.fromSequence(1, 10);
        DataStream<Long> even = numbers.filter(n -> n % 2 == 0);
        DataStream<Long> odd = numbers.filter(n -> n % 2 == 1).map(n -> n * 10);
        even.union(odd).keyBy(n -> n % 3).reduce(Long::sum).print();
        odd.print().setParallelism(1);
        env.execute();
    }
}
