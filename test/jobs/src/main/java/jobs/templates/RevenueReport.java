package jobs.templates;

import jobs.data.Order;
import org.apache.flink.api.common.functions.ReduceFunction;

public class RevenueReport extends Report {
    public static void main(String[] args) throws Exception {
        new RevenueReport().run();
    }

    @Override
    protected String name() { return "revenue"; }

    @Override
    protected ReduceFunction<Order> combiner() {
        return (a, b) -> new Order(b.id, b.customerId, b.country, a.cents + b.cents, b.placedAt);
    }
}
