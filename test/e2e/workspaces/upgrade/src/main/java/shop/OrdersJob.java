package shop;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Sums orders by customer; its next version is not deployed yet. */
public class OrdersJob {

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(60_000);
        DataStream<String> orders = Sources.orders(env).uid("orders-source-v1");
        orders.keyBy(order -> order.substring(0, 2))
                .process(new CustomerTotals())
                .uid("customer-totals-process-v1")
                .keyBy(total -> total.customer)
                .process(new Limits())
                .uid("limits-process-v1")
                .print()
                .uid("limits-print-v1");
        env.execute("orders");
    }
}
