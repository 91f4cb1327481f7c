package jobs.chains;

import jobs.data.Order;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All in one chain: what each customer spent. */
public class OrderTotals {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSource(new DataGeneratorSource<>(Order::numbered, 1000, TypeInformation.of(Order.class)), WatermarkStrategy.noWatermarks(), "orders")
                .uid("orders-source-v1")
                .filter(order -> order.cents > 0)
                .uid("orders-filter-v1")
                .keyBy(order -> order.customerId)
                .reduce((left, right) -> new Order(right.id, right.customerId, right.country, left.cents + right.cents, right.placedAt))
                .uid("orders-reduce-v1")
                .name("total of each customer")
                .print()
                .uid("orders-sink-v1");
        env.execute("order totals");
    }
}
