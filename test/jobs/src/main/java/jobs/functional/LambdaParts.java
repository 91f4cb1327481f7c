package jobs.functional;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Parts of the job are lambdas. */
public class LambdaParts {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Function<DataStream<Order>, DataStream<Long>> cents = orders -> orders.map(order -> order.cents).uid("cents-map-v1");
        UnaryOperator<DataStream<Long>> positive = numbers -> {
            DataStream<Long> kept = numbers.filter(n -> n > 0).uid("cents-filter-v1");
            return kept;
        };
        Consumer<DataStream<Long>> show = numbers -> numbers.print().uid("cents-sink-v1");
        show.accept(positive.apply(cents.apply(Inputs.orders(env))));
        env.execute("lambdas");
    }
}
