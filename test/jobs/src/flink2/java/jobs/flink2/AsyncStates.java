package jobs.flink2;

import jobs.data.Inputs;
import jobs.data.Money;
import jobs.data.Order;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.v2.ListStateDescriptor;
import org.apache.flink.api.common.state.v2.MapStateDescriptor;
import org.apache.flink.api.common.state.v2.ReducingStateDescriptor;
import org.apache.flink.api.common.state.v2.ValueState;
import org.apache.flink.api.common.state.v2.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Descriptors of asynchronous state. */
public class AsyncStates {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env).keyBy(order -> order.customerId).enableAsyncState().process(new Counting()).uid("counting-process-v1").print().uid("counting-sink-v1");
        env.execute();
    }

    static class Counting extends KeyedProcessFunction<String, Order, Long> {
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            RuntimeContext runtime = getRuntimeContext();
            count = runtime.getState(new ValueStateDescriptor<>("async-count", Types.LONG));
            runtime.getListState(new ListStateDescriptor<>("async-orders", TypeInformation.of(Order.class)));
            runtime.getMapState(new MapStateDescriptor<>("async-by-id", Types.STRING, TypeInformation.of(Money.class)));
            runtime.getReducingState(new ReducingStateDescriptor<>("async-sum", Long::sum, Types.LONG));
        }

        @Override
        public void processElement(Order order, Context context, Collector<Long> out) throws Exception {
            count.asyncValue().thenAccept(before -> out.collect(before));
        }
    }
}
