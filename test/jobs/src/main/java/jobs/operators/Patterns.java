package jobs.operators;

import java.util.List;
import java.util.Map;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.PatternFlatSelectFunction;
import org.apache.flink.cep.PatternFlatTimeoutFunction;
import org.apache.flink.cep.PatternSelectFunction;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Patterns of keyed streams, and of a stream without keys, which has one operator for all records. */
public class Patterns {
    static final OutputTag<String> LATE = new OutputTag<String>("late") {};

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        DataStream<Order> orders = Inputs.orders(env);
        Pattern<Order, ?> twice = Pattern.<Order>begin("first").next("second");
        CEP.pattern(orders.keyBy(order -> order.id), twice).select(new First()).uid("keyed-cep-v1").print().uid("keyed-sink-v1");
        CEP.pattern(orders.keyBy(order -> order.id), twice).flatSelect(LATE, new TooLate(), new Both()).uid("timed-cep-v1").print().uid("timed-sink-v1");
        CEP.pattern(orders.map(order -> order), twice).process(new Counted()).print();
        env.execute();
    }

    static class First implements PatternSelectFunction<Order, String> {
        @Override
        public String select(Map<String, List<Order>> match) { return match.get("first").get(0).id; }
    }

    static class Both implements PatternFlatSelectFunction<Order, Order> {
        @Override
        public void flatSelect(Map<String, List<Order>> match, Collector<Order> out) { match.values().forEach(orders -> orders.forEach(out::collect)); }
    }

    static class TooLate implements PatternFlatTimeoutFunction<Order, String> {
        @Override
        public void timeout(Map<String, List<Order>> match, long at, Collector<String> out) { out.collect("late"); }
    }

    static class Counted extends PatternProcessFunction<Order, Integer> {
        @Override
        public void processMatch(Map<String, List<Order>> match, Context context, Collector<Integer> out) { out.collect(match.size()); }
    }
}
