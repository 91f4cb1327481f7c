package jobs.templates;

import jobs.data.Order;
import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.streaming.api.datastream.DataStream;

public class BiggestReport extends Report {
    private static final String NAME = "biggest";

    public static void main(String[] args) throws Exception {
        Report report = new BiggestReport();
        report.run();
    }

    @Override
    protected String name() { return NAME; }

    @Override
    protected ReduceFunction<Order> combiner() { return new Bigger(); }

    @Override
    protected DataStream<Order> filter(DataStream<Order> orders) {
        return super.filter(orders).filter(order -> order.cents > 10).uid(name() + "-filter-v1");
    }

    static class Bigger implements ReduceFunction<Order> {
        @Override
        public Order reduce(Order a, Order b) { return a.cents >= b.cents ? a : b; }
    }
}
