package jobs.helpers;

import jobs.data.Money;
import jobs.data.Order;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Steps that several jobs share. */
public final class Enrichment {
    static final String UID = "enrichment-map-v1";

    private Enrichment() {}

    public static DataStream<Tuple2<Order, Money>> withMoney(DataStream<Order> orders) {
        return orders.map(new ToMoney()).uid(UID);
    }

    static final class ToMoney implements MapFunction<Order, Tuple2<Order, Money>> {
        @Override
        public Tuple2<Order, Money> map(Order order) {
            return Tuple2.of(order, new Money(order.cents, "EUR"));
        }
    }
}
