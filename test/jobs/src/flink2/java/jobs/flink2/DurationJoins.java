package jobs.flink2;

import java.time.Duration;
import jobs.data.Inputs;
import jobs.data.Order;
import jobs.data.Payment;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.Collector;

/** Joins in time. */
public class DurationJoins {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        DataStream<Payment> payments = Inputs.payments(env);
        orders.join(payments).where(order -> order.id).equalTo(Payment::getOrderId)
                .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                .apply((order, payment) -> order.id + payment.getCents(), Types.STRING)
                .print().uid("join-sink-v1");
        orders.keyBy(order -> order.id)
                .intervalJoin(payments.keyBy(Payment::getOrderId))
                .between(Duration.ofMinutes(-5), Duration.ofMinutes(5))
                .process(new Paid())
                .uid("paid-process-v1")
                .print().uid("paid-sink-v1");
        env.execute();
    }

    static class Paid extends ProcessJoinFunction<Order, Payment, Tuple2<Order, Payment>> {
        @Override
        public void processElement(Order order, Payment payment, Context context, Collector<Tuple2<Order, Payment>> out) {
            out.collect(Tuple2.of(order, payment));
        }
    }
}
