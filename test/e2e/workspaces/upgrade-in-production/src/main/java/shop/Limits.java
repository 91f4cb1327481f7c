package shop;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Lets a customer's total pass once it grew by a limit. */
public class Limits extends KeyedProcessFunction<String, Total, String> {
    private transient ValueState<Long> passed;
    private transient ValueState<Total> latest;

    @Override
    public void open(OpenContext context) {
        passed = getRuntimeContext().getState(new ValueStateDescriptor<>("passed", Long.class));
        latest = getRuntimeContext().getState(new ValueStateDescriptor<>("latest", Total.class));
    }

    @Override
    public void processElement(Total total, Context context, Collector<String> out) throws Exception {
        latest.update(total);
        if (passed.value() == null || total.cents > passed.value() + 100) {
            passed.update(total.cents);
            out.collect(total.customer + " " + total.cents);
        }
    }
}
