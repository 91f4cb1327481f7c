package jobs.flink1;

import java.util.List;
import jobs.data.Money;
import jobs.data.Order;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.DiscardingSink;
import org.apache.flink.streaming.api.functions.sink.RichSinkFunction;
import org.apache.flink.streaming.api.functions.source.RichParallelSourceFunction;
import org.apache.flink.streaming.api.functions.source.SourceFunction;

/** Sources and sinks as they were before {@code fromSource} and {@code sinkTo}. */
public class OldSources {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.addSource(new Ticks()).uid("ticks-source-v1").addSink(new Count<>()).uid("ticks-sink-v1");
        env.addSource(new ParallelOrders(), "orders").setParallelism(3).map(order -> order.id).writeAsText("file:///tmp/ids");
        env.fromElements("a", "b").uid("letters-source-v1").print();
        env.fromElements(new Order(), new Order()).print();
        env.fromCollection(List.of(1, 2, 3)).addSink(new DiscardingSink<>()).name("nowhere");
        env.fromCollection(List.of(new Money(1, "EUR")), TypeInformation.of(Money.class)).printToErr();
        env.readTextFile("file:///tmp/lines").uid("lines-source-v1").print();
        env.execute();
    }

    static class Ticks implements SourceFunction<Long> {
        private volatile boolean running = true;

        @Override
        public void run(SourceContext<Long> context) {
            for (long n = 0; running; n++) context.collect(n);
        }

        @Override
        public void cancel() { running = false; }
    }

    static class ParallelOrders extends RichParallelSourceFunction<Order> implements CheckpointedFunction {
        private transient ListState<Long> offset;

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            offset = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("offset", Long.class));
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception { offset.clear(); }

        @Override
        public void run(SourceContext<Order> context) {}

        @Override
        public void cancel() {}
    }

    static class Count<T> extends RichSinkFunction<T> {
        @Override
        public void invoke(T value, Context context) {}
    }
}
