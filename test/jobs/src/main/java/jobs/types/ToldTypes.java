package jobs.types;

import java.util.List;
import java.util.Map;
import jobs.data.Country;
import jobs.data.Inputs;
import jobs.data.Money;
import jobs.data.Order;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Lambdas whose types are told, in every way. */
public class ToldTypes {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        orders.map(order -> List.of(order.id)).returns(Types.LIST(Types.STRING)).uid("list-v1").print();
        orders.map(order -> Map.of(order.id, order)).returns(new TypeHint<Map<String, Order>>() {}).uid("map-v1").print();
        orders.map(order -> new Money(order.cents, "EUR")).returns(Money.class).uid("money-v1").print();
        orders.flatMap((Order order, Collector<Country> out) -> out.collect(order.country)).returns(TypeInformation.of(Country.class)).uid("enum-v1").print();
        orders.map(order -> order.cents, Types.LONG).uid("long-v1").print();
        orders.map(order -> new String[] {order.id}).uid("array-v1").print();
        orders.map(order -> Order.parse("o;c;DE;1;1")).uid("pojo-v1").print();
        env.execute();
    }
}
