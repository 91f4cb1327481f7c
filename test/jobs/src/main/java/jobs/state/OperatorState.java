package jobs.state;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Operator state: split, union and broadcast. */
public class OperatorState {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env).map(new Buffering()).uid("buffering-map-v1").print().uid("buffering-sink-v1");
        env.execute();
    }

    static class Buffering implements MapFunction<Order, Order>, CheckpointedFunction {
        private transient ListState<Order> buffered;
        private transient ListState<Long> offsets;
        private transient BroadcastState<String, Long> rates;

        @Override
        public Order map(Order order) { return order; }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            buffered = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("buffered", Order.class));
            offsets = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("offsets", Types.LONG));
            rates = context.getOperatorStateStore().getBroadcastState(new MapStateDescriptor<>("rates", String.class, Long.class));
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            offsets.clear();
            buffered.clear();
        }
    }
}
