package jobs.state;

import jobs.base.OpenedFunction;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** State of superclasses and of helpers. */
public class InheritedState {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env).keyBy(order -> order.placedAt).process(new Flagged()).uid("flagged-process-v1").print().uid("flagged-sink-v1");
        env.execute();
    }

    abstract static class Counting<K, T> extends OpenedFunction<K, T, T> {
        protected transient ValueState<Long> count;

        @Override
        protected void opened() {
            count = getRuntimeContext().getState(Descriptors.counter("count"));
            more();
        }

        protected abstract void more();
    }

    static class Flagged extends Counting<Long, Order> {
        private transient ListState<String> flags;

        @Override
        protected void more() {
            flags = getRuntimeContext().getListState(Descriptors.texts("flags-of-" + Flagged.class.getSimpleName()));
        }

        @Override
        public void processElement(Order order, Context context, Collector<Order> out) throws Exception {
            count.update(count.value() == null ? 1 : count.value() + 1);
            flags.add(order.id);
            out.collect(order);
        }
    }

    static final class Descriptors {
        static ValueStateDescriptor<Long> counter(String name) {
            return new ValueStateDescriptor<>(name, Long.class);
        }

        static ListStateDescriptor<String> texts(String name) {
            return new ListStateDescriptor<>(name, Types.STRING);
        }
    }
}
