package jobs.operators;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;
import org.apache.flink.streaming.api.windowing.triggers.Trigger;
import org.apache.flink.streaming.api.windowing.triggers.TriggerResult;
import org.apache.flink.streaming.api.windowing.windows.GlobalWindow;

/** A trigger of the project's own: its state is there once a record has come. */
public class OwnTrigger {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env)
                .keyBy(order -> order.id)
                .window(GlobalWindows.create())
                .trigger(new EachTenth())
                .reduce((a, b) -> b)
                .uid("tenths-window-v1")
                .print()
                .uid("tenths-sink-v1");
        env.execute();
    }

    static class EachTenth extends Trigger<Order, GlobalWindow> {
        private final ValueStateDescriptor<Integer> seen = new ValueStateDescriptor<>("seen", Types.INT);

        @Override
        public TriggerResult onElement(Order order, long at, GlobalWindow window, TriggerContext context) throws Exception {
            ValueState<Integer> count = context.getPartitionedState(seen);
            int next = count.value() == null ? 1 : count.value() + 1;
            count.update(next % 10);
            return next == 10 ? TriggerResult.FIRE : TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onProcessingTime(long time, GlobalWindow window, TriggerContext context) { return TriggerResult.CONTINUE; }

        @Override
        public TriggerResult onEventTime(long time, GlobalWindow window, TriggerContext context) { return TriggerResult.CONTINUE; }

        @Override
        public void clear(GlobalWindow window, TriggerContext context) throws Exception { context.getPartitionedState(seen).clear(); }
    }
}
