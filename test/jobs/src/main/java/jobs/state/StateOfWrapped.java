package jobs.state;

import java.io.Serializable;
import jobs.base.OpenedFunction;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** State of parts that a function is made of, of lambdas, and of code that runs in its superclass. */
public class StateOfWrapped {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        String suffix = "seen";
        Inputs.orders(env)
                .keyBy(order -> order.customerId)
                .process(new Deduplicating(new Seen("orders-" + suffix), store -> store.getState(new ValueStateDescriptor<>("by-lambda", Long.class))))
                .uid("wrapping-process-v1")
                .keyBy(order -> order.customerId)
                .filter(new RichFilterFunction<Order>() {
                    private transient ValueState<Integer> count;

                    @Override
                    public void setRuntimeContext(RuntimeContext context) {
                        super.setRuntimeContext(context);
                        count = context.getState(new ValueStateDescriptor<>("count-" + suffix, Types.INT));
                    }

                    @Override
                    public boolean filter(Order order) { return count != null; }
                })
                .uid("anonymous-filter-v1")
                .filter(new Offsets())
                .uid("offsets-filter-v1")
                .print()
                .uid("wrapped-sink-v1");
        env.execute();
    }

    interface Registers extends Serializable {
        void with(RuntimeContext context);
    }

    static class Deduplicating extends OpenedFunction<String, Order, Order> {
        private final Seen seen;
        private final Registers registers;

        Deduplicating(Seen seen, Registers registers) {
            this.seen = seen;
            this.registers = registers;
        }

        @Override
        protected void opened() {
            seen.register(getRuntimeContext());
            registers.with(getRuntimeContext());
        }

        @Override
        public void processElement(Order order, Context context, Collector<Order> out) throws Exception {
            if (seen.isNew()) out.collect(order);
        }
    }

    /** Keeps its state by itself. */
    static class Seen implements Serializable {
        private final ValueStateDescriptor<Boolean> descriptor;
        private transient ValueState<Boolean> state;

        Seen(String name) { descriptor = new ValueStateDescriptor<>(name, Types.BOOLEAN); }

        void register(RuntimeContext context) { state = context.getState(descriptor); }

        boolean isNew() throws Exception {
            boolean isNew = state.value() == null;
            state.update(true);
            return isNew;
        }
    }

    abstract static class Restored implements CheckpointedFunction {
        @Override
        public final void initializeState(FunctionInitializationContext context) throws Exception { register(context.getOperatorStateStore()); }

        protected abstract void register(OperatorStateStore store) throws Exception;
    }

    static class Offsets extends Restored implements FilterFunction<Order> {
        @Override
        protected void register(OperatorStateStore store) throws Exception {
            for (Stored each : Stored.values()) each.in(store);
            store.getListState(new ListStateDescriptor<>(Stored.READ.key(), Types.LONG));
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}

        @Override
        public boolean filter(Order order) { return true; }
    }

    enum Stored {
        READ("read-offsets");

        private final String key;

        Stored(String key) { this.key = key; }

        String key() { return key; }

        void in(OperatorStateStore store) throws Exception { store.getUnionListState(new ListStateDescriptor<>("all-" + key, Types.STRING)); }
    }
}
