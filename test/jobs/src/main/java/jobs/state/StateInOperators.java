package jobs.state;

import jobs.data.Inputs;
import jobs.data.Order;
import jobs.data.Payment;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** State in connected streams, and in windows' functions. */
public class StateInOperators {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env).keyBy(order -> order.id)
                .connect(Inputs.payments(env).keyBy(payment -> payment.getOrderId()))
                .process(new Match())
                .uid("match-process-v1")
                .keyBy(id -> id.length())
                .reduce((a, b) -> a + b)
                .uid("match-reduce-v1")
                .print();
        env.execute();
    }

    static class Match extends KeyedCoProcessFunction<String, Order, Payment, String> implements CheckpointedFunction {
        private transient ValueState<Order> order;
        private transient ListState<Payment> early;

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            KeyedStateStore store = context.getKeyedStateStore();
            order = store.getState(new ValueStateDescriptor<>("order", Types.POJO(Order.class)));
            early = store.getListState(new ListStateDescriptor<>("early", Payment.class));
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}

        @Override
        public void processElement1(Order arrived, Context context, Collector<String> out) throws Exception {
            order.update(arrived);
            context.timerService().registerProcessingTimeTimer(context.timerService().currentProcessingTime() + 1_000);
        }

        @Override
        public void processElement2(Payment payment, Context context, Collector<String> out) throws Exception {
            early.add(payment);
        }

        @Override
        public void onTimer(long at, OnTimerContext context, Collector<String> out) throws Exception {
            if (order.value() != null) out.collect(order.value().id);
        }
    }
}
