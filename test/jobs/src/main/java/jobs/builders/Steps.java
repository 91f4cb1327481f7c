package jobs.builders;

import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Static factories for steps, which are objects. */
interface Step<I, O> {
    DataStream<O> on(DataStream<I> input);
}

final class Steps {
    private Steps() {}

    static Step<Order, Long> cents(String uid) {
        return orders -> orders.map(order -> order.cents).uid(uid);
    }

    static Step<Long, Long> above(long least) {
        return new Step<>() {
            @Override
            public DataStream<Long> on(DataStream<Long> numbers) {
                return numbers.filter(n -> n > least).uid("above-" + least + "-filter-v1");
            }
        };
    }
}
