package jobs.state;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;
import org.apache.flink.streaming.api.windowing.triggers.Trigger;
import org.apache.flink.streaming.api.windowing.triggers.TriggerResult;
import org.apache.flink.streaming.api.windowing.windows.GlobalWindow;
import org.apache.flink.util.Collector;

/** State of window functions and of triggers, and broadcast descriptors in variables, helpers and constructors. */
public class WindowState {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        orders.keyBy(order -> order.customerId)
                .window(GlobalWindows.create())
                .trigger(new Every("limit", 3))
                .process(new Totals())
                .uid("totals-window-v1")
                .print()
                .uid("totals-sink-v1");
        MapStateDescriptor<String, Order> latest = descriptor("latest", Order.class);
        BroadcastStream<Order> rules = orders.broadcast(latest);
        orders.keyBy(order -> order.customerId).connect(rules).process(new Latest(latest)).uid("latest-process-v1").print().uid("latest-sink-v1");
        env.execute();
    }

    static <V> MapStateDescriptor<String, V> descriptor(String name, Class<V> type) {
        return new MapStateDescriptor<>(name + "-by-key", String.class, type);
    }

    static class Every extends Trigger<Order, GlobalWindow> {
        private final ReducingStateDescriptor<Long> count;
        private final long limit;

        Every(String name, long limit) {
            this.count = new ReducingStateDescriptor<>(name + "-count", Long::sum, Types.LONG);
            this.limit = limit;
        }

        @Override
        public TriggerResult onElement(Order order, long timestamp, GlobalWindow window, TriggerContext context) throws Exception {
            context.getPartitionedState(count).add(1L);
            return context.getPartitionedState(count).get() >= limit ? TriggerResult.FIRE_AND_PURGE : TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onProcessingTime(long time, GlobalWindow window, TriggerContext context) { return TriggerResult.CONTINUE; }

        @Override
        public TriggerResult onEventTime(long time, GlobalWindow window, TriggerContext context) { return TriggerResult.CONTINUE; }

        @Override
        public void clear(GlobalWindow window, TriggerContext context) throws Exception { context.getPartitionedState(count).clear(); }
    }

    static class Totals extends ProcessWindowFunction<Order, Long, String, GlobalWindow> {
        private final ValueStateDescriptor<Long> ever = new ValueStateDescriptor<>("ever", Types.LONG);

        @Override
        public void process(String key, Context context, Iterable<Order> orders, Collector<Long> out) throws Exception {
            long sum = 0;
            for (Order order : orders) sum += order.cents;
            Long before = context.globalState().getState(ever).value();
            context.globalState().getState(ever).update(before == null ? sum : before + sum);
            context.windowState().getState(new ValueStateDescriptor<>("fired", Boolean.class)).update(true);
            out.collect(sum);
        }
    }

    static class Latest extends KeyedBroadcastProcessFunction<String, Order, Order, Order> {
        private final MapStateDescriptor<String, Order> latest;

        Latest(MapStateDescriptor<String, Order> latest) { this.latest = latest; }

        @Override
        public void processElement(Order order, ReadOnlyContext context, Collector<Order> out) throws Exception {
            if (context.getBroadcastState(latest).contains(order.id)) out.collect(order);
        }

        @Override
        public void processBroadcastElement(Order order, Context context, Collector<Order> out) throws Exception {
            context.getBroadcastState(latest).put(order.id, order);
        }
    }
}
