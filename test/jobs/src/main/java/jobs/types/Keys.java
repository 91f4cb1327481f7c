package jobs.types;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Keys that Flink takes. */
public class Keys {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        orders.keyBy(order -> order.country.name()).reduce((a, b) -> b).uid("name-v1").print();
        orders.keyBy(new ById()).reduce((a, b) -> b).uid("string-v1").print();
        orders.keyBy(order -> Tuple2.of(order.id, order.cents), Types.TUPLE(Types.STRING, Types.LONG)).reduce((a, b) -> b).uid("told-v1").print();
        orders.keyBy(new KeySelector<Order, Tuple2<String, Long>>() {
            @Override
            public Tuple2<String, Long> getKey(Order order) { return Tuple2.of(order.id, order.cents); }
        }).reduce((a, b) -> b).uid("tuple-v1").print();
        orders.keyBy(order -> (int) order.cents).reduce((a, b) -> b).uid("int-v1").print();
        orders.keyBy(Keys::placed).reduce((a, b) -> b).uid("long-v1").print();
        env.execute();
    }

    private static long placed(Order order) { return order.placedAt; }

    static class ById implements KeySelector<Order, String> {
        @Override
        public String getKey(Order order) { return order.id; }
    }
}
