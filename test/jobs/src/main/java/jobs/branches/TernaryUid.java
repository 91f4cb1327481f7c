// args:
// args: new
package jobs.branches;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A uid, and a stream, by a condition. */
public class TernaryUid {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        boolean renamed = args.length > 0;
        DataStream<Long> numbers = env.fromSequence(1, 10).uid(renamed ? "numbers-source-v2" : "numbers-source-v1");
        DataStream<Long> chosen = renamed ? numbers.map(n -> -n).uid("negated-map-v1") : numbers;
        chosen.print().uid("numbers-sink-v1");
        env.execute();
    }
}
