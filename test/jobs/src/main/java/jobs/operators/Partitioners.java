package jobs.operators;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How records find their way: no operators of their own. */
public class Partitioners {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        DataStream<Long> numbers = env.fromSequence(1, 100).uid("numbers-source-v1");
        numbers.shuffle().map(n -> n).uid("shuffled-v1")
                .rebalance().map(n -> n).uid("rebalanced-v1")
                .rescale().map(n -> n).uid("rescaled-v1")
                .forward().map(n -> n).uid("forwarded-v1")
                .partitionCustom((Long key, int partitions) -> (int) (key % partitions), n -> n).map(n -> n).uid("custom-v1")
                .global().map(n -> n).uid("global-v1")
                .broadcast().print().uid("sink-v1");
        env.execute();
    }
}
