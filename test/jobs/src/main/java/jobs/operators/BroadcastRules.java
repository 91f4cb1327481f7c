package jobs.operators;

import jobs.data.Country;
import jobs.data.Inputs;
import jobs.data.Money;
import jobs.data.Order;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Rules for all, broadcast to keyed and to plain streams. */
public class BroadcastRules {
    static final MapStateDescriptor<String, Long> LIMITS = new MapStateDescriptor<>("limits", Types.STRING, Types.LONG);

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        MapStateDescriptor<Country, Money> names = new MapStateDescriptor<>("names", Country.class, Money.class);
        BroadcastStream<Long> rules = env.fromSequence(1, 3).uid("rules-source-v1").broadcast(LIMITS, names);
        orders.keyBy(order -> order.customerId).connect(rules).process(new Keyed()).uid("keyed-rules-v1").print().uid("keyed-sink-v1");
        orders.connect(rules).process(new Plain()).uid("plain-rules-v1").print().uid("plain-sink-v1");
        env.execute();
    }

    static class Keyed extends KeyedBroadcastProcessFunction<String, Order, Long, Order> {
        @Override
        public void processElement(Order order, ReadOnlyContext context, Collector<Order> out) throws Exception {
            Long limit = context.getBroadcastState(LIMITS).get("all");
            if (limit == null || order.cents <= limit) out.collect(order);
        }

        @Override
        public void processBroadcastElement(Long limit, Context context, Collector<Order> out) throws Exception {
            context.getBroadcastState(LIMITS).put("all", limit);
        }
    }

    static class Plain extends BroadcastProcessFunction<Order, Long, String> {
        @Override
        public void processElement(Order order, ReadOnlyContext context, Collector<String> out) { out.collect(order.id); }

        @Override
        public void processBroadcastElement(Long limit, Context context, Collector<String> out) throws Exception {
            context.getBroadcastState(LIMITS).put("all", limit);
        }
    }
}
