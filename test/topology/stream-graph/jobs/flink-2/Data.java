import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.legacy.*;
import org.apache.flink.streaming.api.functions.source.legacy.*;

public class Data {
    public static class One implements SourceFunction<Long> {
        public void run(SourceContext<Long> context) {}
        public void cancel() {}
    }

    public static class Many extends RichParallelSourceFunction<Long> {
        public void run(SourceContext<Long> context) {}
        public void cancel() {}
    }

    public static class Nowhere implements SinkFunction<Long> {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> data = env.fromData(1L, 2L);
        DataStream<Long> one = env.addSource(new One());
        DataStream<Long> many = env.addSource(new Many(), "many").uid("many");
        data.fullWindowPartition().aggregate(new Functions.Sum()).print();
        many.fullWindowPartition().reduce((a, b) -> a).print();
        many.keyBy(n -> n, Types.LONG).fullWindowPartition().reduce((a, b) -> a).print();
        one.union(many).addSink(new Nowhere());
        data.coGroup(many).where(n -> n, Types.LONG).equalTo(n -> n, Types.LONG)
            .window(org.apache.flink.streaming.api.windowing.assigners.GlobalWindows.create()).apply((x, y, out) -> {}, Types.LONG).uid("together").print();
        env.execute();
    }
}
