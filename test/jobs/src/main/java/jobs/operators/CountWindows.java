package jobs.operators;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;
import org.apache.flink.streaming.api.windowing.evictors.CountEvictor;
import org.apache.flink.streaming.api.windowing.triggers.CountTrigger;
import org.apache.flink.streaming.api.windowing.triggers.PurgingTrigger;
import org.apache.flink.streaming.api.windowing.windows.GlobalWindow;
import org.apache.flink.util.Collector;

/** Windows by count, and global ones with triggers and evictors. */
public class CountWindows {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        KeyedStream<Order, String> keyed = Inputs.orders(env).keyBy(order -> order.customerId);
        keyed.countWindow(10).reduce((a, b) -> a.cents > b.cents ? a : b).uid("tens-reduce-v1").print();
        keyed.countWindow(10, 2).aggregate(new Mean()).uid("sliding-aggregate-v1").print();
        keyed.window(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(3))).process(new Ids()).uid("threes-process-v1").print();
        keyed.window(GlobalWindows.create()).trigger(CountTrigger.of(3)).evictor(CountEvictor.of(5)).apply(new Names()).uid("evicting-apply-v1").print();
        keyed.countWindow(8, 4).max("cents").uid("sliding-max-v1").print();
        keyed.countWindow(4).sum("cents").uid("fours-sum-v1").print();
        env.execute();
    }

    static class Mean implements AggregateFunction<Order, Tuple2<Long, Integer>, Double> {
        @Override
        public Tuple2<Long, Integer> createAccumulator() { return Tuple2.of(0L, 0); }

        @Override
        public Tuple2<Long, Integer> add(Order order, Tuple2<Long, Integer> so) { return Tuple2.of(so.f0 + order.cents, so.f1 + 1); }

        @Override
        public Double getResult(Tuple2<Long, Integer> all) { return (double) all.f0 / all.f1; }

        @Override
        public Tuple2<Long, Integer> merge(Tuple2<Long, Integer> a, Tuple2<Long, Integer> b) { return Tuple2.of(a.f0 + b.f0, a.f1 + b.f1); }
    }

    static class Ids extends ProcessWindowFunction<Order, String, String, GlobalWindow> {
        @Override
        public void process(String key, Context context, Iterable<Order> orders, Collector<String> out) {
            for (Order order : orders) out.collect(key + " " + order.id);
        }
    }

    static class Names implements WindowFunction<Order, String, String, GlobalWindow> {
        @Override
        public void apply(String key, GlobalWindow window, Iterable<Order> orders, Collector<String> out) { out.collect(key); }
    }
}
