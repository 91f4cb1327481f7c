package jobs.templates;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every report does; subclasses say what is different. */
public abstract class Report {
    public final void run() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = filter(Inputs.orders(env));
        orders.keyBy(order -> order.country.name())
                .reduce(combiner())
                .uid(name() + "-reduce-v1")
                .print()
                .uid(name() + "-sink-v1");
        env.execute(name());
    }

    protected abstract String name();

    protected abstract ReduceFunction<Order> combiner();

    /** Takes all orders, unless a subclass knows better. */
    protected DataStream<Order> filter(DataStream<Order> orders) {
        return orders;
    }
}
