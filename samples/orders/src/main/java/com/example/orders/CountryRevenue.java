package com.example.orders;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Adds up the revenue of each country and reports every further 1,000. */
public class CountryRevenue extends KeyedProcessFunction<String, Order, String> {
    private static final long STEP = 100_000;

    private transient ValueState<Long> revenue;

    @Override
    public void open(OpenContext context) {
        revenue = getRuntimeContext().getState(new ValueStateDescriptor<>("revenue", Long.class));
    }

    @Override
    public void processElement(Order order, Context context, Collector<String> out) throws Exception {
        Long stored = revenue.value();
        long before = stored == null ? 0 : stored;
        long now = before + order.getCents();
        revenue.update(now);
        if (now / STEP > before / STEP) {
            out.collect(order.getCountry() + ": " + now / STEP + ",000");
        }
    }
}
