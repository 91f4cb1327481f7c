package jobs.operators;

import jobs.data.Inputs;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.java.tuple.Tuple;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Sums and extremes of tuples and of POJOs. */
public class Aggregations {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Tuple3<String, Integer, Double>> triples = env.fromSequence(1, 30)
                .uid("numbers-source-v1")
                .map(n -> Tuple3.of("k" + n % 3, n.intValue(), n / 2.0))
                .returns(new TypeHint<Tuple3<String, Integer, Double>>() {})
                .uid("triples-map-v1");
        KeyedStream<Tuple3<String, Integer, Double>, String> keyed = triples.keyBy(triple -> triple.f0);
        keyed.sum(1).uid("sum-v1").print();
        keyed.min(2).uid("min-v1").print();
        keyed.maxBy(1).uid("maxby-v1").print();
        Inputs.orders(env).keyBy(order -> order.customerId).sum("cents").uid("cents-sum-v1").print();
        DataStream<Tuple> projected = triples.project(2, 0);
        projected.print();
        env.execute();
    }
}
