package jobs.operators;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.ResultFuture;

/** Look-ups beside the stream, in order and not. */
public class AsyncLookups {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        DataStream<String> names = AsyncDataStream.unorderedWait(orders, new Names(), 5, TimeUnit.SECONDS).uid("names-async-v1");
        DataStream<String> ordered = AsyncDataStream.orderedWait(orders, new Names(), 5, TimeUnit.SECONDS, 20).uid("ordered-async-v1").name("ordered names");
        names.union(ordered).print().uid("names-sink-v1");
        env.execute();
    }

    static class Names implements AsyncFunction<Order, String> {
        @Override
        public void asyncInvoke(Order order, ResultFuture<String> result) {
            result.complete(List.of("name of " + order.customerId));
        }
    }
}
