package jobs.uids;

import static jobs.uids.OrderUids.SOURCE;

import jobs.data.Order;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Uids that are constants: of this class, of another, imported. */
public class ConstantUids {
    private static final String SINK = "orders-sink-v1";

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        final String filter = "orders-filter-v1";
        env.fromSequence(1, 10).uid(SOURCE)
                .map(Order::numbered).uid(OrderUids.MAP)
                .filter(order -> order.cents > 0).uid(filter)
                .print().uid(ConstantUids.SINK);
        env.execute();
    }
}
