package jobs.functional;

import java.util.function.Supplier;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The functions come from suppliers and from methods. */
public class SupplierOfParts {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Supplier<MapFunction<Order, String>> ids = () -> order -> order.id;
        Inputs.orders(env)
                .filter(expensive(1_000))
                .uid("expensive-filter-v1")
                .map(ids.get())
                .returns(Types.STRING)
                .uid("ids-map-v1")
                .print()
                .uid("ids-sink-v1");
        env.execute();
    }

    private static FilterFunction<Order> expensive(long least) {
        return order -> order.cents >= least;
    }
}
