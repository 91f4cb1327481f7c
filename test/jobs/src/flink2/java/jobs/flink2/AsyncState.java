package jobs.flink2;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Keyed operators with asynchronous state. */
public class AsyncState {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        KeyedStream<Order, String> keyed = Inputs.orders(env).keyBy(order -> order.customerId).enableAsyncState();
        keyed.reduce((a, b) -> b).uid("last-reduce-v1").print().uid("last-sink-v1");
        env.execute();
    }
}
