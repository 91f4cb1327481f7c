package jobs.operators;

import jobs.data.Inputs;
import jobs.data.Money;
import jobs.data.Order;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** A rich function, a process function on a plain stream, a filter of a class. */
public class PlainFunctions {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env)
                .map(new Numbered()).uid("numbered-map-v1")
                .filter(new Kept()).uid("kept-filter-v1")
                .flatMap(new Twice()).uid("twice-flatmap-v1")
                .process(new ProcessFunction<Order, Money>() {
                    @Override
                    public void processElement(Order order, Context context, Collector<Money> out) {
                        out.collect(new Money(order.cents, "EUR"));
                    }
                }).uid("money-process-v1")
                .print().uid("money-sink-v1");
        env.execute();
    }

    static class Numbered extends RichMapFunction<Order, Tuple2<Integer, Order>> {
        @Override
        public Tuple2<Integer, Order> map(Order order) { return Tuple2.of(order.id.length(), order); }
    }

    static class Kept implements FilterFunction<Tuple2<Integer, Order>> {
        @Override
        public boolean filter(Tuple2<Integer, Order> numbered) { return numbered.f0 > 1; }
    }

    static class Twice extends RichFlatMapFunction<Tuple2<Integer, Order>, Order> {
        @Override
        public void flatMap(Tuple2<Integer, Order> numbered, Collector<Order> out) {
            out.collect(numbered.f1);
            out.collect(numbered.f1);
        }
    }
}
