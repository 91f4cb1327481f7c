package jobs.helpers;

import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The parts of the job are static methods of the same class. */
public class SameFileHelpers {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = source(env);
        DataStream<Order> big = onlyBig(orders, 5_000);
        write(big);
        env.execute("same file");
    }

    private static DataStream<Order> source(StreamExecutionEnvironment env) {
        return env.fromSequence(1, 100).uid("numbers-source-v1").map(Order::numbered).uid("orders-map-v1");
    }

    private static SingleOutputStreamOperator<Order> onlyBig(DataStream<Order> orders, long least) {
        return orders.filter(order -> order.cents >= least).uid("orders-filter-v1").name("at least " + least);
    }

    private static void write(DataStream<Order> orders) {
        orders.map(order -> order.id).uid("ids-map-v1").print().uid("ids-sink-v1");
    }
}
