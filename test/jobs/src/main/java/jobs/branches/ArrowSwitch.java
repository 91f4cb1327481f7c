// args: sum
// args: max
package jobs.branches;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A switch expression chooses the step; another the uid. */
public class ArrowSwitch {
    enum Mode { SUM, MAX }

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Mode mode = Mode.valueOf(args.length == 0 ? "SUM" : args[0].toUpperCase());
        KeyedStream<Long, Long> keyed = env.fromSequence(1, 10).uid("numbers-source-v1").keyBy(n -> n % 2);
        DataStream<Long> result = switch (mode) {
            case SUM -> keyed.reduce(Long::sum).uid("sum-reduce-v1");
            case MAX -> keyed.reduce(Math::max).uid("max-reduce-v1");
        };
        result.print().uid("result-sink-v1");
        env.execute();
    }
}
