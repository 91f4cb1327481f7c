package jobs.chains;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A local environment with a parallelism of its own. */
public class LocalEnvironment {
    public static void main(String[] args) throws Exception {
        var env = StreamExecutionEnvironment.createLocalEnvironment(2);
        var numbers = env.fromSequence(1, 9).uid("numbers-source-v1");
        var words = numbers.map(n -> "word-" + n).uid("words-map-v1");
        words.print().uid("words-sink-v1");
        env.execute("local");
    }
}
