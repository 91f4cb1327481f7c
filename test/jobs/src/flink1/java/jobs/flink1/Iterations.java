package jobs.flink1;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.IterativeStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A loop in the stream, which Flink 2 no longer has. */
public class Iterations {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        IterativeStream<Long> loop = env.fromSequence(1, 10).uid("numbers-source-v1").iterate();
        DataStream<Long> less = loop.map(n -> n - 1).uid("less-map-v1");
        loop.closeWith(less.filter(n -> n > 0).uid("left-filter-v1"));
        less.filter(n -> n <= 0).uid("done-filter-v1").print().uid("done-sink-v1");
        env.execute();
    }
}
