package jobs.chains;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Parallelism of the environment and of single operators. */
public class Parallelism {
    private static final int MOST = 1 << 7;

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(4);
        env.setMaxParallelism(MOST);
        DataStream<Long> numbers = env.fromSequence(1, 100).setParallelism(2);
        numbers.map(n -> n + 1).setParallelism(8).setMaxParallelism(2 * MOST)
                .filter(n -> n > 10)
                .keyBy(n -> n % 5)
                .process(new KeyedProcessFunction<Long, Long, String>() {
                    @Override
                    public void processElement(Long n, Context context, Collector<String> out) {
                        out.collect(context.getCurrentKey() + ": " + n);
                    }
                })
                .setParallelism(args.length + 3)
                .forceNonParallel()
                .print();
        env.setParallelism(6);
        numbers.map(n -> -n).print();
        env.execute();
    }
}
