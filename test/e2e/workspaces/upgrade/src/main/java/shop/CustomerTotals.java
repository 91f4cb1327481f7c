package shop;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps the total of each customer. */
public class CustomerTotals extends KeyedProcessFunction<String, String, Total> {
    private transient ValueState<Total> total;

    @Override
    public void open(OpenContext context) {
        total = getRuntimeContext().getState(new ValueStateDescriptor<>("total", Total.class));
    }

    @Override
    public void processElement(String order, Context context, Collector<Total> out) throws Exception {
        Total next = total.value() == null ? new Total() : total.value();
        next.customer = context.getCurrentKey();
        next.cents += order.length();
        total.update(next);
        out.collect(next);
    }
}
