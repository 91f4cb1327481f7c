package jobs.flink2;

import java.time.Duration;
import java.util.List;
import jobs.data.Country;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** State registered in {@code open}, as Flink 2 has it. */
public class OpenWithContext {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env).keyBy(order -> order.customerId).map(new Running()).uid("running-map-v1").print().uid("running-sink-v1");
        env.execute();
    }

    static class Running extends RichMapFunction<Order, Long> {
        private transient ValueState<Long> total;
        private transient MapState<Country, List<Order>> byCountry;

        @Override
        public void open(OpenContext context) throws Exception {
            super.open(context);
            StateTtlConfig week = StateTtlConfig.newBuilder(Duration.ofDays(7)).build();
            ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("total", Long.class);
            descriptor.enableTimeToLive(week);
            total = getRuntimeContext().getState(descriptor);
            byCountry = getRuntimeContext().getMapState(new MapStateDescriptor<>("by-country", Types.ENUM(Country.class), Types.LIST(Types.POJO(Order.class))));
        }

        @Override
        public Long map(Order order) throws Exception {
            Long before = total.value();
            total.update((before == null ? 0 : before) + order.cents);
            byCountry.put(order.country, List.of(order));
            return total.value();
        }
    }
}
