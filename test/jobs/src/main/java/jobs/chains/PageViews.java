package jobs.chains;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Views of each page, as tuples: the lambda's type is told by {@code returns}. */
public class PageViews {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers = env.fromSequence(1, 50).uid("numbers-source-v1");
        DataStream<Tuple2<String, Integer>> views = numbers
                .map(n -> Tuple2.of("/page/" + n % 4, 1))
                .returns(Types.TUPLE(Types.STRING, Types.INT))
                .uid("views-map-v1");
        KeyedStream<Tuple2<String, Integer>, String> keyed = views.keyBy(view -> view.f0);
        keyed.sum(1).uid("views-sum-v1").print("views").setParallelism(1).uid("views-sink-v1");
        env.execute();
    }
}
