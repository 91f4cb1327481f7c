package jobs.state;

import jobs.base.Lifetimes;
import jobs.base.OpenedFunction;
import jobs.data.Inputs;
import jobs.data.Money;
import jobs.data.Order;
import jobs.data.Payment;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.state.AggregatingState;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingState;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** A descriptor of every kind, one with a time to live. */
public class AllDescriptors {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(env).keyBy(order -> order.customerId).process(new Everything()).uid("everything-process-v1").print().uid("everything-sink-v1");
        env.execute();
    }

    static class Everything extends OpenedFunction<String, Order, String> {
        private static final String SEEN = "seen";

        private transient ValueState<Order> last;
        private transient ListState<Payment> payments;
        private transient MapState<String, Money> byId;
        private transient ReducingState<Long> sum;
        private transient AggregatingState<Order, Double> mean;

        @Override
        protected void opened() {
            ValueStateDescriptor<Order> descriptor = new ValueStateDescriptor<>("last", Order.class);
            descriptor.enableTimeToLive(Lifetimes.ofHours(24));
            last = getRuntimeContext().getState(descriptor);
            payments = getRuntimeContext().getListState(new ListStateDescriptor<>("payments", TypeInformation.of(Payment.class)));
            byId = getRuntimeContext().getMapState(new MapStateDescriptor<>(SEEN + "-by-id", Types.STRING, TypeInformation.of(new TypeHint<Money>() {})));
            sum = getRuntimeContext().getReducingState(new ReducingStateDescriptor<>("sum", Long::sum, Types.LONG));
            mean = getRuntimeContext().getAggregatingState(new AggregatingStateDescriptor<>("mean", new Mean(), Types.TUPLE(Types.LONG, Types.INT)));
        }

        @Override
        public void processElement(Order order, Context context, Collector<String> out) throws Exception {
            last.update(order);
            payments.add(Payment.numbered(order.cents));
            byId.put(order.id, new Money(order.cents, "EUR"));
            sum.add(order.cents);
            mean.add(order);
            out.collect(context.getCurrentKey() + " " + mean.get());
        }
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
}
