package jobs.state;

import jobs.base.Lifetimes;
import jobs.base.OpenedFunction;
import jobs.data.Country;
import jobs.data.Inputs;
import jobs.data.Money;
import jobs.data.Order;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Descriptors that are made far from where they are registered. */
public class DescriptorsElsewhere {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        ValueStateDescriptor<Money> held = new ValueStateDescriptor<>("held-in-a-local", Money.class);
        held.enableTimeToLive(Lifetimes.ofHours(2));
        TypeInformation<Tuple2<String, Long>> pairs = TypeInformation.of(new TypeHint<Tuple2<String, Long>>() {});
        Inputs.orders(env)
                .keyBy(order -> order.customerId)
                .process(new Given<>(held, new ListStateDescriptor<>("given-pairs", pairs)))
                .uid("given-process-v1")
                .keyBy(order -> order.customerId)
                .process(new ByName("by-name", Country.class))
                .uid("by-name-process-v1")
                .keyBy(order -> order.customerId)
                .process(new Configured().named("set-later").living(6))
                .uid("configured-process-v1")
                .print()
                .uid("elsewhere-sink-v1");
        env.execute();
    }

    /** Gets its descriptors from whoever makes it. */
    static class Given<V, E> extends OpenedFunction<String, Order, Order> {
        private final ValueStateDescriptor<V> value;
        private final ListStateDescriptor<E> list;

        Given(ValueStateDescriptor<V> value, ListStateDescriptor<E> list) {
            this.value = value;
            this.list = list;
        }

        @Override
        protected void opened() {
            getRuntimeContext().getState(value);
            getRuntimeContext().getListState(list);
            getRuntimeContext().getMapState(Shared.BY_COUNTRY);
        }

        @Override
        public void processElement(Order order, Context context, Collector<Order> out) { out.collect(order); }
    }

    static final class Shared {
        static final MapStateDescriptor<Country, Long> BY_COUNTRY = living(new MapStateDescriptor<>("by-country", TypeInformation.of(Country.class), BasicTypeInfo.LONG_TYPE_INFO), 48);

        static <D extends StateDescriptor<?, ?>> D living(D descriptor, int hours) {
            descriptor.enableTimeToLive(Lifetimes.ofHours(hours));
            return descriptor;
        }
    }

    /** Gets the name and the class of what it keeps. */
    static class ByName extends Keeping<Country> {
        ByName(String name, Class<Country> type) { super("state-" + name, TypeInformation.of(type)); }
    }

    abstract static class Keeping<V> extends OpenedFunction<String, Order, Order> {
        private final String name;
        private final TypeInformation<V> type;
        private transient ValueState<V> last;
        private transient MapState<String, V> all;

        Keeping(String name, TypeInformation<V> type) {
            this.name = name;
            this.type = type;
        }

        @Override
        protected void opened() {
            last = getRuntimeContext().getState(lastDescriptor());
            all = getRuntimeContext().getMapState(new MapStateDescriptor<>(name + "-all", Types.STRING, type));
        }

        private ValueStateDescriptor<V> lastDescriptor() { return new ValueStateDescriptor<>(name + "-last", type); }

        @Override
        public void processElement(Order order, Context context, Collector<Order> out) { out.collect(order); }
    }

    /** Is configured after it was made. */
    static class Configured extends OpenedFunction<String, Order, Order> {
        private String name = "unnamed";
        private int hours = 1;

        Configured named(String name) {
            this.name = name;
            return this;
        }

        Configured living(int hours) {
            this.hours = hours;
            return this;
        }

        @Override
        protected void opened() {
            ValueStateDescriptor<String> descriptor = new ValueStateDescriptor<>(name, Types.STRING);
            descriptor.enableTimeToLive(Lifetimes.ofHours(hours));
            getRuntimeContext().getState(descriptor);
        }

        @Override
        public void processElement(Order order, Context context, Collector<Order> out) { out.collect(order); }
    }
}
