package jobs.types;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A lambda that loses its type: Flink refuses when the stream is used. */
public class LostType {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Tuple2<String, Long>> pairs = env.fromSequence(1, 3).uid("numbers-source-v1").map(n -> Tuple2.of("n", n)).uid("pairs-map-v1");
        pairs.print().uid("pairs-sink-v1");
        env.execute();
    }
}
