package jobs.builders;

import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Puts a pipeline together, step by step. */
public final class OrderPipeline {
    private final StreamExecutionEnvironment env;
    private DataStream<Order> orders;
    private String prefix = "orders";

    private OrderPipeline(StreamExecutionEnvironment env) { this.env = env; }

    public static OrderPipeline in(StreamExecutionEnvironment env) { return new OrderPipeline(env); }

    public OrderPipeline prefix(String prefix) {
        this.prefix = prefix;
        return this;
    }

    public OrderPipeline generated(long count) {
        orders = env.fromSequence(1, count).uid(prefix + "-source-v1").map(Order::numbered).uid(prefix + "-map-v1");
        return this;
    }

    public OrderPipeline atLeast(long cents) {
        orders = orders.filter(order -> order.cents >= cents).uid(prefix + "-filter-v1");
        return this;
    }

    public void print() {
        orders.print().uid(prefix + "-sink-v1");
    }

    public DataStream<Order> stream() { return orders; }
}
