package jobs.builders;

import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A pipeline made by a builder of the project's own. */
public class BuilderJob {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        OrderPipeline.in(env).prefix("small").generated(10).atLeast(300).print();
        DataStream<Order> all = OrderPipeline.in(env).generated(1_000).stream();
        all.map(order -> order.cents).uid("cents-map-v1").print().uid("cents-sink-v1");
        env.execute("built");
    }
}
