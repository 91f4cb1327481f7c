package jobs.operators;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Two side outputs beside the main one. */
public class SideOutputs {
    private static final OutputTag<String> LATE = new OutputTag<String>("late") {};
    private static final OutputTag<Long> SMALL = new OutputTag<>("small", Types.LONG);

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        SingleOutputStreamOperator<Order> split = Inputs.orders(env).process(new Split()).uid("split-process-v1");
        split.print().uid("orders-sink-v1");
        split.getSideOutput(LATE).map(String::length).uid("late-map-v1").print().uid("late-sink-v1");
        DataStream<Long> small = split.getSideOutput(SMALL);
        small.print().uid("small-sink-v1");
        env.execute();
    }

    private static final class Split extends ProcessFunction<Order, Order> {
        @Override
        public void processElement(Order order, Context context, Collector<Order> out) {
            if (order.placedAt < 0) {
                context.output(LATE, order.id);
            } else if (order.cents < 100) {
                context.output(SMALL, order.cents);
            } else {
                out.collect(order);
            }
        }
    }
}
