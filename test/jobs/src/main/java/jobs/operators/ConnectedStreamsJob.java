package jobs.operators;

import jobs.data.Inputs;
import jobs.data.Order;
import jobs.data.Payment;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.ConnectedStreams;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.CoFlatMapFunction;
import org.apache.flink.streaming.api.functions.co.CoMapFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Two streams in one operator. */
public class ConnectedStreamsJob {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        DataStream<Payment> payments = Inputs.payments(env);
        ConnectedStreams<Order, Payment> both = orders.connect(payments);
        both.map(new Amounts()).uid("amounts-map-v1").print().uid("amounts-sink-v1");
        both.flatMap(new Ids()).uid("ids-flatmap-v1").print().uid("ids-sink-v1");
        both.keyBy(order -> order.id, Payment::getOrderId).process(new Matched()).uid("matched-process-v1").print().uid("matched-sink-v1");
        orders.keyBy(order -> order.id).connect(payments.keyBy(Payment::getOrderId)).map(new Amounts()).uid("keyed-map-v1").print().uid("keyed-sink-v1");
        env.execute();
    }

    static class Amounts implements CoMapFunction<Order, Payment, Long> {
        @Override
        public Long map1(Order order) { return order.cents; }

        @Override
        public Long map2(Payment payment) { return -payment.getCents(); }
    }

    static class Ids implements CoFlatMapFunction<Order, Payment, String> {
        @Override
        public void flatMap1(Order order, Collector<String> out) { out.collect(order.id); }

        @Override
        public void flatMap2(Payment payment, Collector<String> out) { out.collect(payment.getOrderId()); }
    }

    static class Matched extends KeyedCoProcessFunction<String, Order, Payment, Tuple2<String, Boolean>> {
        @Override
        public void processElement1(Order order, Context context, Collector<Tuple2<String, Boolean>> out) {
            out.collect(Tuple2.of(context.getCurrentKey(), false));
        }

        @Override
        public void processElement2(Payment payment, Context context, Collector<Tuple2<String, Boolean>> out) {
            out.collect(Tuple2.of(context.getCurrentKey(), true));
        }
    }
}
