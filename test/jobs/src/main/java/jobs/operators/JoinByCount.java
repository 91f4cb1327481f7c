package jobs.operators;

import jobs.data.Inputs;
import jobs.data.Order;
import jobs.data.Payment;
import org.apache.flink.api.common.functions.CoGroupFunction;
import org.apache.flink.api.common.functions.JoinFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;
import org.apache.flink.streaming.api.windowing.triggers.CountTrigger;
import org.apache.flink.util.Collector;

/** Joins and coGroups, in windows by count. */
public class JoinByCount {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        DataStream<Payment> payments = Inputs.payments(env);
        orders.join(payments)
                .where(order -> order.id)
                .equalTo(Payment::getOrderId)
                .window(GlobalWindows.create())
                .trigger(CountTrigger.of(2))
                .apply(new Both())
                .print();
        orders.coGroup(payments.keyBy(Payment::getOrderId))
                .where(order -> order.id)
                .equalTo(payment -> payment.getOrderId())
                .window(GlobalWindows.create())
                .trigger(CountTrigger.of(2))
                .apply(new Sizes())
                .print();
        env.execute();
    }

    static class Both implements JoinFunction<Order, Payment, String> {
        @Override
        public String join(Order order, Payment payment) { return order.id + payment.getCents(); }
    }

    static class Sizes implements CoGroupFunction<Order, Payment, Integer> {
        @Override
        public void coGroup(Iterable<Order> orders, Iterable<Payment> payments, Collector<Integer> out) {
            int n = 0;
            for (Order ignored : orders) n++;
            for (Payment ignored : payments) n--;
            out.collect(n);
        }
    }
}
