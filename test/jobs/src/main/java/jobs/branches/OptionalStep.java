// args:
// args: --distinct
package jobs.branches;

import java.util.List;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A step that may be left out; the variable is assigned again. */
public class OptionalStep {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        if (List.of(args).contains("--distinct")) {
            orders = orders.keyBy(order -> order.id).reduce((first, second) -> first).uid("distinct-reduce-v1");
        }
        orders.print().uid("orders-sink-v1");
        env.execute();
    }
}
