package jobs.flink1;

import java.util.List;
import jobs.data.Country;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.time.Time;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** State registered in {@code open}, as before Flink 2. */
public class OpenWithConfiguration {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env).keyBy(order -> order.customerId).map(new Running()).uid("running-map-v1").print().uid("running-sink-v1");
        env.execute();
    }

    static class Running extends RichMapFunction<Order, Long> {
        private transient ValueState<Long> total;
        private transient MapState<Country, List<Order>> byCountry;

        @Override
        public void open(Configuration parameters) throws Exception {
            super.open(parameters);
            StateTtlConfig week = StateTtlConfig.newBuilder(Time.days(7)).build();
            ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("total", Long.class, 0L);
            descriptor.enableTimeToLive(week);
            total = getRuntimeContext().getState(descriptor);
            byCountry = getRuntimeContext().getMapState(new MapStateDescriptor<>("by-country", Types.ENUM(Country.class), Types.LIST(Types.POJO(Order.class))));
        }

        @Override
        public Long map(Order order) throws Exception {
            total.update(total.value() + order.cents);
            byCountry.put(order.country, List.of(order));
            return total.value();
        }
    }
}
