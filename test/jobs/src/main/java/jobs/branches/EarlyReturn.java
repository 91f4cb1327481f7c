// args:
// args: --print
package jobs.branches;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Leaves before the rest of the job is built. */
public class EarlyReturn {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        if (args.length == 1) {
            orders.print().uid("orders-sink-v1");
            env.execute("printed");
            return;
        }
        orders.keyBy(order -> order.country.name()).max("cents").uid("orders-max-v1").print().uid("orders-sink-v1");
        env.execute("greatest");
    }
}
