package jobs.types;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Functions with type parameters, bound by subclasses and by arguments. */
public class GenericFunctions {
    static class Pair<A, B> {
        public A left;
        public B right;

        public static <A, B> Pair<A, B> of(A left, B right) {
            Pair<A, B> pair = new Pair<>();
            pair.left = left;
            pair.right = right;
            return pair;
        }
    }

    abstract static class Pairing<T, B> implements MapFunction<T, Tuple2<T, B>> {
        abstract B other(T value);

        @Override
        public Tuple2<T, B> map(T value) { return Tuple2.of(value, other(value)); }
    }

    static class WithCents extends Pairing<Order, Long> {
        @Override
        Long other(Order order) { return order.cents; }
    }

    static class Described<T> implements MapFunction<T, String>, ResultTypeQueryable<String> {
        @Override
        public String map(T value) { return "a " + value; }

        @Override
        public TypeInformation<String> getProducedType() { return Types.STRING; }
    }

    static class Same<T> implements MapFunction<T, T> {
        @Override
        public T map(T value) { return value; }
    }

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        orders.map(new WithCents()).uid("cents-v1").print();
        orders.map(new Same<>()).uid("same-v1").print();
        orders.map(new Described<Order>()).uid("described-v1").print();
        orders.map(new MapFunction<Order, Pair<String, Long>>() {
            @Override
            public Pair<String, Long> map(Order order) { return Pair.of(order.id, order.cents); }
        }).uid("pair-v1").print();
        env.execute();
    }
}
