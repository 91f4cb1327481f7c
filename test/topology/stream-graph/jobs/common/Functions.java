import java.time.Duration;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.*;
import org.apache.flink.streaming.api.functions.co.*;
import org.apache.flink.streaming.api.functions.windowing.*;
import org.apache.flink.streaming.api.functions.async.*;
import org.apache.flink.streaming.api.windowing.windows.*;
import org.apache.flink.util.Collector;

/** What the jobs' operators run. */
public class Functions {
    static final MapStateDescriptor<String, String> RULES = new MapStateDescriptor<>("rules", Types.STRING, Types.STRING);

    public static class Plain extends ProcessFunction<Long, Long> {
        public void processElement(Long in, Context context, Collector<Long> out) {}
    }

    public static class Keyed extends KeyedProcessFunction<Long, Long, Long> {
        public void processElement(Long in, Context context, Collector<Long> out) {}
    }

    public static class Co extends CoProcessFunction<Long, Long, Long> {
        public void processElement1(Long in, Context context, Collector<Long> out) {}
        public void processElement2(Long in, Context context, Collector<Long> out) {}
    }

    public static class KeyedCo extends KeyedCoProcessFunction<Long, Long, Long, Long> {
        public void processElement1(Long in, Context context, Collector<Long> out) {}
        public void processElement2(Long in, Context context, Collector<Long> out) {}
    }

    public static class Broadcast extends BroadcastProcessFunction<Long, Long, Long> {
        public void processElement(Long in, ReadOnlyContext context, Collector<Long> out) {}
        public void processBroadcastElement(Long in, Context context, Collector<Long> out) {}
    }

    public static class KeyedBroadcast extends KeyedBroadcastProcessFunction<Long, Long, Long, Long> {
        public void processElement(Long in, ReadOnlyContext context, Collector<Long> out) {}
        public void processBroadcastElement(Long in, Context context, Collector<Long> out) {}
    }

    public static class Joined extends ProcessJoinFunction<Long, Long, Long> {
        public void processElement(Long left, Long right, Context context, Collector<Long> out) {}
    }

    public static class Windowed extends ProcessWindowFunction<Long, Long, Long, TimeWindow> {
        public void process(Long key, Context context, Iterable<Long> in, Collector<Long> out) {}
    }

    public static class Sum implements AggregateFunction<Long, Long, Long> {
        public Long createAccumulator() { return 0L; }
        public Long add(Long value, Long sum) { return sum + value; }
        public Long getResult(Long sum) { return sum; }
        public Long merge(Long a, Long b) { return a + b; }
    }

    public static class Lookup implements AsyncFunction<Long, Long> {
        public void asyncInvoke(Long in, ResultFuture<Long> out) {}
    }

    public static class CoMap implements CoMapFunction<Long, Long, Long> {
        public Long map1(Long in) { return in; }
        public Long map2(Long in) { return in; }
    }

    public static class CoFlatMap implements CoFlatMapFunction<Long, Long, Long> {
        public void flatMap1(Long in, Collector<Long> out) {}
        public void flatMap2(Long in, Collector<Long> out) {}
    }
}
