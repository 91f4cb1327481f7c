package jobs.uids;

import jobs.data.Order;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Uids by a small object that knows a prefix. */
public class ScopedUids {
    static final class Scope {
        private final String prefix;

        Scope(String prefix) { this.prefix = prefix; }

        Scope within(String name) { return new Scope(prefix + "." + name); }

        String uid(String what) { return prefix + "." + what; }
    }

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Scope shop = new Scope("shop");
        Scope orders = shop.within("orders");
        env.fromSequence(1, 3).uid(orders.uid("source")).map(Order::numbered).uid(orders.uid("map")).print().uid(shop.uid("sink"));
        env.execute();
    }
}
