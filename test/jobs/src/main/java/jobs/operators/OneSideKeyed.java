package jobs.operators;

import jobs.data.Inputs;
import jobs.data.Order;
import jobs.data.Payment;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.CoMapFunction;

/** Of two connected streams one is keyed: the operator has its key. */
public class OneSideKeyed {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        DataStream<Payment> payments = Inputs.payments(env);
        orders.keyBy(order -> order.id).connect(payments.broadcast()).map(new Sums()).uid("first-map-v1").print().uid("first-sink-v1");
        orders.connect(payments.keyBy(Payment::getCents)).map(new Sums()).uid("second-map-v1").print().uid("second-sink-v1");
        env.execute();
    }

    static class Sums implements CoMapFunction<Order, Payment, Long> {
        @Override
        public Long map1(Order order) { return order.cents; }

        @Override
        public Long map2(Payment payment) { return -payment.getCents(); }
    }
}
